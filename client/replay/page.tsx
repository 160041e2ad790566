import { useComputed } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Button } from "../parts/button.tsx";
import { ErrorText } from "../parts/error-text.tsx";
import { Page } from "../parts/page.tsx";
import { TermSlip } from "../parts/term/told.tsx";
import { lastRoom } from "../remembered.ts";
import { navigate } from "../route.ts";
import * as format from "../words/format.ts";
import { scenarioOf } from "../worlds/registry.ts";
import { Outdoors } from "../worlds/scene.tsx";
import { dropped } from "./dropped.ts";
import { KeepFile } from "./keep.tsx";
import { type FileState, type Listed, OpenedFile } from "./opened-file.ts";
import css from "./page.module.css";
import { shown } from "./shown.ts";
import { momentsIn } from "./told.ts";
import { watch } from "./watch.ts";
import { words } from "./words/words.ts";

const w = words.page;

const VERDICTS: Readonly<Record<NonNullable<Listed["verdict"]>, string>> = {
  "replays exactly": words.verdict.exact,
  "contradicts itself": words.verdict.contradicts,
  "takes too long": words.verdict.long,
  redacted: words.verdict.redacted,
  "unknown rules": words.verdict.rules,
  offline: words.verdict.offline,
  "not a recording": words.verdict.nothing,
  views: words.verdict.views,
};

const WRONG: Readonly<Record<Extract<FileState, { is: "wrong" }>["why"], string>> = {
  "not a recording": words.wrong.recording,
  broken: words.wrong.recording,
  "too big": words.wrong.big,
  "too many rounds": words.wrong.rounds,
  "foreign names": words.wrong.names,
  silent: words.wrong.silent,
};

function Round({ round, opened, busy }: { round: Listed; opened: OpenedFile; busy: boolean }) {
  const { verdict, lines } = round;
  const open = async (): Promise<void> => {
    const got = await opened.open(round.index).catch(() => undefined);
    if (!got) return;
    // Without its moments it is as good.
    const moments = await momentsIn(got.recording, got.recorded).catch(() => []);
    watch(got.recorded, moments, { wall: false });
  };
  return (
    <li class={css.round} data-verdict={verdict}>
      <h2>{w.round({ n: round.number }) + format.mark(":") + (scenarioOf(round.scenario)?.title ?? w.unknown)}</h2>
      <p class="muted tabular">
        {w.players({ n: round.seats })} · {format.clock(Math.round(round.took / 1000))}
      </p>
      <p class={css.verdict}>{verdict ? format.capital(VERDICTS[verdict]) : ""}</p>
      {lines.length > 0 && verdict !== "replays exactly" && (
        <>
          <p class="muted">{w.words}</p>
          <ul>
            {lines.map((line, i) => (
              <li key={i}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {verdict === "replays exactly" && (
        <Button size="slim" off={busy} onClick={open}>
          {w.watch}
        </Button>
      )}
    </li>
  );
}

function List({ state, opened }: { state: Extract<FileState, { is: "list" }>; opened: OpenedFile }) {
  const { rounds, checking, stopped } = state;
  return (
    <>
      {rounds.length === 0 && <p role="status">{w.empty}</p>}
      <ul class={css.list} data-part="rounds" aria-busy={checking !== undefined}>
        {rounds.map((round) => (
          <Round key={round.index} round={round} opened={opened} busy={checking !== undefined || stopped === true} />
        ))}
      </ul>
      {stopped && <p role="status">{w.stopped}</p>}
      {checking && (
        <div class={css.running}>
          <p role="status">{w.checking({ n: checking.index + 1, of: rounds.length })}</p>
          <progress
            max={1}
            value={checking.share}
            aria-label={w.checking({ n: checking.index + 1, of: rounds.length })}
          />
          <Button kind="quiet" onClick={() => opened.stop()}>
            {w.cancel}
          </Button>
        </div>
      )}
    </>
  );
}

/** Opens a session's file: says of each round whether it replays exactly, and shows it. The file stays on the device. */
export function ReplayPage() {
  const opened = useMemo(() => new OpenedFile(), []);
  const input = useRef<HTMLInputElement>(null);
  const at = useComputed(() => opened.state.value);
  const state = at.value;
  const take = (file: Blob | null | undefined): void => {
    if (file) void opened.read(file);
  };
  useEffect(() => {
    opened.prepare();
    return () => opened.stop();
  }, []);
  useEffect(() => {
    take(dropped.value);
    dropped.value = undefined;
  }, [dropped.value]);
  const Recorded = shown.value;
  if (Recorded)
    return (
      <>
        <Recorded />
        <TermSlip />
      </>
    );
  return (
    <Page scene={<Outdoors dusk={0.3} />} tall={state.is === "list"}>
      <h1>{w.title}</h1>
      <p>{w.intro}</p>
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        accept=".gz,.json,application/gzip,application/json"
        tabIndex={-1}
        aria-label={w.pick}
        onChange={({ currentTarget }) => {
          take(currentTarget.files?.[0]);
          // The same file may be picked again.
          currentTarget.value = "";
        }}
      />
      <Button kind={state.is === "list" ? "plain" : "main"} note={w.drop} onClick={() => input.current?.click()}>
        {state.is === "none" ? w.pick : w.another}
      </Button>
      {state.is === "reading" && (
        <div class={css.running}>
          <p role="status">{w.reading}</p>
          <progress aria-label={w.reading} />
          <Button kind="quiet" onClick={() => opened.stop()}>
            {w.cancel}
          </Button>
        </div>
      )}
      <ErrorText text={state.is === "wrong" ? WRONG[state.why] : undefined} />
      {state.is === "list" && <List state={state} opened={opened} />}
      {state.is === "none" && lastRoom.value !== undefined && <KeepFile room={lastRoom.value} />}
      <Button kind="quiet" onClick={() => navigate("/")}>
        {w.home}
      </Button>
    </Page>
  );
}
