import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { Button } from "../../parts/button.tsx";
import { origin } from "../../reach.ts";
import { languageOfLink } from "../../words/language.ts";
import { OWN_PATH, readPath } from "../paths.ts";
import { Go } from "../sheet.tsx";
import { Start } from "../start.tsx";
import { words } from "../words/words.ts";
import { type Carried, carriedInFile, fileName, fileOf } from "./carried.ts";
import css from "./own.module.css";
import { Use } from "./use.tsx";
import type { Written } from "./written.ts";

const w = words.compose;

/** Hands a file to the browser, which asks where to, or puts it with the other downloads. */
function download(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Some browsers begin to read it only a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The link, to copy. Where the browser lets no page copy, it stands selected to be copied by hand. */
function Link({ fragment }: { fragment: string }) {
  const id = useId();
  const copied = useSignal("");
  const link = `${origin.value}${OWN_PATH}${languageOfLink()}#${fragment}`;
  return (
    <div class={css.link}>
      <label class="visually-hidden" for={id}>
        {w.link}
      </label>
      <input id={id} readOnly translate={false} value={link} onFocus={(event) => event.currentTarget.select()} />
      <Button
        live
        onClick={async () => {
          try {
            await navigator.clipboard.writeText(link);
            copied.value = link;
          } catch {
            document.getElementById(id)?.focus();
          }
        }}
      >
        {copied.value === link ? w.copied : w.copy}
      </Button>
    </div>
  );
}

/** A lesson that is as it should be: to start a room with, to read, and to keep. */
export function Keep({ lesson, fragment }: { lesson: Written; fragment: string | undefined }) {
  return (
    <>
      <Use lesson={lesson} />
      <Start plan={{ ...lesson }} />
      {fragment === undefined ? (
        <p role="status">{w.tooLong}</p>
      ) : (
        <>
          <Link fragment={fragment} />
          <Go to={`${readPath("own")}#${fragment}`}>{w.read}</Go>
        </>
      )}
      <Button onClick={() => download(fileOf(lesson), fileName(lesson))}>{w.save}</Button>
    </>
  );
}

/** A lesson's file, opened from this device; it goes nowhere else. */
export function Open({ take }: { take: (carried: Carried) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <span class="visually-hidden">
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          tabIndex={-1}
          aria-label={w.open}
          onChange={async ({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) take(await carriedInFile(file));
            // The same file may be picked again.
            if (input.current) input.current.value = "";
          }}
        />
      </span>
      <Button kind="quiet" onClick={() => input.current?.click()}>
        {w.open}
      </Button>
    </>
  );
}
