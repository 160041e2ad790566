import { act } from "../../../net/actions.ts";
import { Chip, Chips } from "../../../parts/chip.tsx";
import { nameOf } from "../../../parts/name.tsx";
import { all, live, you } from "../../../store.ts";
import { bft } from "../bft/index.tsx";
import { node } from "../views.ts";
import css from "./prompt.module.css";
import { delegates, mine, record, rule } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.prompt;

/** A name with what I know of its blocks. */
function Known({ seat, count }: { seat: number; count?: number }) {
  const { clean, bad } = record(seat);
  return (
    <>
      <bdi translate={false}>{all.value?.seats[seat]?.name}</bdi>
      {count !== undefined ? (
        <b class="tabular">{count}</b>
      ) : (
        <span class={bad > 0 ? css.bad : undefined}>
          {bad > 0 ? w.bad({ n: bad }) : clean > 0 ? w.clean({ n: clean }) : ""}
          {bad + clean === 0 && (
            <>
              <span aria-hidden="true">–</span>
              <span class="visually-hidden">{w.unknown}</span>
            </>
          )}
        </span>
      )}
    </>
  );
}

/** Whether I stand. */
function Stand() {
  const stands = mine.value?.stands ?? false;
  const verb = stands ? "withdraw" : "stand";
  return (
    <Chips legend={w.stand} class={css.row}>
      <Chip pressed={stands} off={!live.value} onClick={() => act({ verb }, w[verb])}>
        {stands ? w.standing : w.stand}
      </Chip>
    </Chips>
  );
}

/** Who can be voted for. A tap votes, another takes it back. */
function Ballot() {
  const votes = mine.value?.votes ?? [];
  const left = Math.max(0, (rule.value?.size ?? 0) - votes.length);
  return (
    <>
      <p class={css.heading}>{w.vote({ n: left })}</p>
      <Chips legend={w.vote({ n: left })} class={css.list}>
        {(rule.value?.list ?? []).map((seat) => {
          const pressed = votes.includes(seat);
          const name = nameOf(seat);
          return (
            <Chip
              key={seat}
              pressed={pressed}
              off={seat === you.value.seat || (!pressed && left === 0)}
              onClick={() => act({ verb: pressed ? "unelect" : "elect", seat }, (pressed ? w.drop : w.elect)({ name }))}
            >
              {seat === you.value.seat ? w.you : <Known seat={seat} />}
            </Chip>
          );
        })}
      </Chips>
    </>
  );
}

/** Whom I would recall, and how many others would. */
function Recall() {
  const { against = {}, needed = 0 } = rule.value ?? {};
  const list = delegates().filter((seat) => seat !== you.value.seat);
  return (
    <>
      <p class={css.heading}>{w.recall({ needed })}</p>
      <fieldset class={css.list} data-five={list.length > 4 || undefined}>
        <legend class="visually-hidden">{w.recall({ needed })}</legend>
        {list.map((seat) => {
          const pressed = mine.value?.recalls === seat;
          const name = nameOf(seat);
          return (
            <Chip
              key={seat}
              pressed={pressed}
              onClick={() =>
                act(pressed ? { verb: "keep" } : { verb: "recall", seat }, (pressed ? w.keep : w.recallOne)({ name }))
              }
            >
              <Known seat={seat} count={against[seat] ?? 0} />
            </Chip>
          );
        })}
      </fieldset>
    </>
  );
}

/** The election comes first; then what a validator is asked, and whom one would recall. */
export function Prompt() {
  const { stage, recalled } = rule.value ?? {};
  if (stage === "election") return <Ballot />;
  const composing = node.value?.composing !== undefined;
  const Inner = bft.Prompt;
  return (
    <>
      {Inner && (composing || stage === "council") && <Inner />}
      {stage === "all" && !composing && <Stand />}
      {stage === "council" && !composing && !recalled && <Recall />}
    </>
  );
}
