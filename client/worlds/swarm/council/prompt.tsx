import { act } from "../../../net/actions.ts";
import { Chip, Chips } from "../../../parts/chip.tsx";
import { nameOf } from "../../../parts/name.tsx";
import { you } from "../../../store.ts";
import { scout } from "../views.ts";
import { Said } from "./at-swarm.tsx";
import { Claim } from "./claim.tsx";
import { Named } from "./named.tsx";
import css from "./prompt.module.css";
import { Recall } from "./recall.tsx";
import {
  aimed,
  asked,
  candidates,
  confidant,
  members,
  mine,
  pick,
  rule,
  sitting,
  votesFor,
  votesLeft,
} from "./views.ts";
import { words } from "./words/words.ts";

const w = words.prompt;

/** Whether I stand for the council. */
function Stand() {
  const stands = mine.value?.stands ?? false;
  const verb = stands ? "withdraw" : "stand";
  return (
    <>
      <p class={css.heading}>{w.stood({ n: rule.value?.standing ?? 0 })}</p>
      <Chips legend={w.stands} class={css.row}>
        <Chip pressed={stands} onClick={() => act({ verb }, w[verb])}>
          {stands ? w.standing : w.stand}
        </Chip>
      </Chips>
    </>
  );
}

/** The list: each with what it claimed in public. A tap votes, another takes it back. */
function Ballot() {
  const left = votesLeft();
  return (
    <>
      <p class={css.heading}>{w.vote({ n: left })}</p>
      <Chips legend={w.vote({ n: left })} class={css.list}>
        {candidates.value.map(({ seat, said }) => {
          const pressed = votesFor(seat);
          const me = seat === you.value.seat;
          const name = nameOf(seat);
          return (
            <Chip
              key={seat}
              pressed={pressed}
              off={me || (!pressed && left === 0)}
              onClick={() => act({ verb: pressed ? "unelect" : "elect", seat }, (pressed ? w.drop : w.elect)({ name }))}
            >
              {me ? <span class={css.name}>{w.you}</span> : <Named seat={seat} />}
              <span class={css.said}>
                {said.length === 0 ? w.silent : said.map((one) => <Said key={one.site} {...one} />)}
              </span>
            </Chip>
          );
        })}
      </Chips>
    </>
  );
}

/** Whom my report goes to. */
function Confidants() {
  return (
    <Chips legend={w.whom} class={css.row}>
      {members.value.map((seat) => (
        <Chip key={seat} pressed={confidant.value === seat} onClick={() => pick(seat)}>
          <Named seat={seat} />
        </Chip>
      ))}
    </Chips>
  );
}

/** What is asked above the buttons: whether one stands, whom one elects, what one says and to whom, whom one would recall. */
export function Prompt() {
  const { stage, piping } = rule.value ?? {};
  if (!stage || piping) return null;
  if (stage === "election") return <Ballot />;
  const at = scout.value?.at;
  if (sitting()) {
    const site = at === "swarm" ? aimed.value : undefined;
    return (
      <>
        {site !== undefined && <Claim site={site} />}
        <Recall beside={site !== undefined} />
      </>
    );
  }
  const site = asked();
  if (stage === "scouting")
    return (
      <>
        {site !== undefined && <Claim site={site} />}
        <Stand />
      </>
    );
  if (site !== undefined)
    return (
      <>
        <Claim site={site} />
        <Confidants />
        <Recall beside />
      </>
    );
  return <Recall />;
}
