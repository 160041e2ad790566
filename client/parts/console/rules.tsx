import { mayFork } from "../../../src/game/house.ts";
import { LANGUAGES } from "../../../src/protocol/languages.ts";
import { all } from "../../store.ts";
import { words } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { Field } from "../field.tsx";
import css from "./console.module.css";
import { order } from "./order.ts";

const w = words.console;
/** Bots that the console offers; more only where the round itself wants them. */
const BOTS = [0, 2, 4, 7, 11, 15, 23, 29] as const;

interface Choice<T extends string> {
  name: string;
  note?: string;
  now: T;
  /** What is chosen from, and what it is called; a language is called by its own name, with its tag. */
  of: readonly (readonly [T, string, tag?: string])[];
  choose: (value: T) => void;
}

function Either<T extends string>({ name, note, now, of, choose }: Choice<T>) {
  return (
    <Field name={name} {...(note !== undefined && { note })}>
      {(id) => (
        <select id={id} value={now} onChange={(event) => choose(event.currentTarget.value as T)}>
          {of.map(([value, text, tag]) => (
            <option key={value} value={value} {...(tag !== undefined && { lang: tag, translate: false })}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** How the room is run from now on. */
export function Rules() {
  const now = all.value;
  if (!now) return null;
  const { house, level } = now;
  const bots = house.bots === undefined ? "usual" : String(house.bots);
  return (
    <section class={css.part} aria-labelledby="console-rules">
      <h3 id="console-rules">{w.rules}</h3>
      <Either
        name={w.bots}
        note={w.fromNext}
        now={bots}
        of={[["usual", w.botsUsual], ...BOTS.map((n) => [String(n), String(n)] as const)]}
        choose={(value) => {
          const done = w.done.bots({ n: value === "usual" ? w.botsUsual : value });
          order(value === "usual" ? { type: "bots" } : { type: "bots", bots: Number(value) }, w.bots, done);
        }}
      />
      <Either
        name={w.names}
        now={house.names}
        of={[
          ["own", w.namesOwn],
          ["offered", w.namesOffered],
        ]}
        choose={(names) => order({ type: "names", names }, w.names, w.done.names({ names }))}
      />
      <Either
        name={w.speaks}
        note={w.speaksNote}
        now={house.language ?? "own"}
        of={[
          ["own", w.speaksOwn],
          ...LANGUAGES.filter(({ complete }) => complete).map(({ id, tag, name }) => [id, name, tag] as const),
        ]}
        choose={(id) => {
          const done = w.done.speaks({ name: LANGUAGES.find((one) => one.id === id)?.name ?? w.speaksOwn });
          order(id === "own" ? { type: "language" } : { type: "language", language: id }, w.speaks, done);
        }}
      />
      <Either
        name={w.kind}
        now={house.mode}
        of={[
          ["friends", w.friends],
          ["class", w.class],
        ]}
        choose={(mode) => order({ type: "mode", mode }, w.kind, w.done.mode({ mode }))}
      />
      <Either
        name={w.forks}
        now={mayFork(house) ? "may" : "not"}
        of={[
          ["may", w.mayFork],
          ["not", w.mayNotFork],
        ]}
        choose={(value) =>
          order({ type: "forks", allowed: value === "may" }, w.forks, value === "may" ? w.mayFork : w.mayNotFork)
        }
      />
      <Either
        name={w.level}
        note={w.fromNext}
        now={level}
        of={[
          ["open", w.open],
          ["discreet", w.discreet],
        ]}
        choose={(chosen) => order({ type: "level", level: chosen }, w.level, w.done.level({ level: chosen }))}
      />
      {house.mode === "class" && !house.election && (
        <Button size="slim" onClick={() => order({ type: "election" }, w.handOn, w.done.election)}>
          {w.handOn}
        </Button>
      )}
    </section>
  );
}
