import { useSignal } from "@preact/signals";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { words } from "./words/words.ts";

/** Letters of one name. */
const LETTERS = 24;
const w = words.join;

/** Asks for the names of those who share a phone, up to two more; `change` is told of every letter. */
export function OtherNames({ change }: { change: (names: string[]) => void }) {
  const names = useSignal(["", ""]);
  const write = (i: number, text: string): void => {
    names.value = names.value.map((one, at) => (at === i ? text : one));
    change(names.value.map((one) => one.trim()).filter((one) => one !== ""));
  };
  return (
    <>
      {[w.other, w.third].map((label, i) => (
        <Field key={label} name={label}>
          {(id) => (
            <input
              id={id}
              value={names.value[i]}
              maxLength={LETTERS}
              autocomplete="off"
              onInput={(event) => write(i, event.currentTarget.value)}
            />
          )}
        </Field>
      ))}
    </>
  );
}

/** The same behind a button, before somebody takes a seat. */
export function Together({ change }: { change: (names: string[]) => void }) {
  const open = useSignal(false);
  if (open.value) return <OtherNames change={change} />;
  return (
    <Button
      kind="quiet"
      onClick={() => {
        open.value = true;
      }}
    >
      {words.together.open}
    </Button>
  );
}
