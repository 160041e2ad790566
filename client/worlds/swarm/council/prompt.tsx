import { siteName } from "../../../art/sites.ts";
import { act } from "../../../net/actions.ts";
import { Chip, Chips } from "../../../parts/chip.tsx";
import { secondsTo } from "../../../parts/clock.ts";
import { nameOf } from "../../../parts/name.tsx";
import { all, you } from "../../../store.ts";
import { SiteMark } from "../art.ts";
import { scout } from "../views.ts";
import { Said } from "./at-swarm.tsx";
import { Claim } from "./claim.tsx";
import css from "./prompt.module.css";
import {
  aimed,
  asked,
  candidates,
  chamber,
  confidant,
  mayRecall,
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

/** A name without the word that it is a bot's: for chips, which are narrow. */
const Named = ({ seat }: { seat: number }) => (
  <bdi translate={false} class={css.name}>
    {all.value?.seats[seat]?.name}
  </bdi>
);

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

/** Whom I would recall, and how many others would. */
function Recall() {
  const { against = {}, needed = 0, settling } = rule.value ?? {};
  const mineNow = mine.value?.recalls;
  const { backs = {} } = chamber.value ?? {};
  return (
    <>
      <p class={css.heading}>
        {settling ? w.recallNow({ needed, s: secondsTo(settling.until) }) : w.recall({ needed })}
      </p>
      <Chips legend={w.recall({ needed })} class={css.row}>
        {members.value
          .filter((seat) => seat !== you.value.seat)
          .map((seat) => {
            const pressed = mineNow === seat;
            const name = nameOf(seat);
            return (
              <Chip
                key={seat}
                pressed={pressed}
                onClick={() =>
                  act(
                    pressed ? { verb: "unrecall" } : { verb: "recall", seat },
                    (pressed ? w.keep : w.recallOne)({ name }),
                  )
                }
              >
                <Named seat={seat} />
                {backs[seat] !== undefined && (
                  <>
                    <SiteMark site={backs[seat]} size={20} />
                    <span class="visually-hidden">{w.votesFor({ site: siteName(backs[seat]) })}</span>
                  </>
                )}
                <span class="tabular">{against[seat] ?? 0}</span>
              </Chip>
            );
          })}
      </Chips>
    </>
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
    return site === undefined ? mayRecall() ? <Recall /> : null : <Claim site={site} />;
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
      </>
    );
  return mayRecall() ? <Recall /> : null;
}
