import type { Compared } from "../../src/game/compared.ts";
import type { Split } from "../../src/game/family/state.ts";
import { ruleText, valueText } from "../assembly/say.ts";
import { words as compare } from "../compare/words/words.ts";
import { run } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { Code } from "../parts/code.tsx";
import { ErrorText } from "../parts/error-text.tsx";
import { roomPath, route } from "../route.ts";
import { all, can, own, pending, you } from "../store.ts";
import { lookUp } from "../words/catalogue.ts";
import * as format from "../words/format.ts";
import { refusalText } from "../words/refusals.ts";
import { words as general } from "../words/words.ts";
import { scenarioOf } from "../worlds/registry.ts";
import { keepFor } from "./follow.ts";
import css from "./rooms.module.css";
import { words as w } from "./words/words.ts";

/** One room's latest round since they parted; or why there is none. */
interface Stand {
  code: string;
  who: string;
  /** The rule that they parted over, as this room has it. */
  rule?: string;
  played?: Compared | undefined;
  /** In place of a round. */
  say?: string;
  went?: number;
}

/** All rooms of the family that this one knows of, itself first. */
function stands(code: string): Stand[] {
  const { family, compared } = all.value ?? {};
  if (!family) return [];
  const first = Math.min(...family.kin.map(({ since }) => since));
  const mine = compared?.filter(({ round }) => round > first).at(-1);
  const ruled = (split: Split | undefined, side: "here" | "there"): Pick<Stand, "rule"> =>
    split ? { rule: w.rule({ label: ruleText(split), value: valueText(split, split[side]) }) } : {};
  const others = family.kin.map(({ code: other, split, mother, coming, gone, heard }): Stand => {
    const say = coming ? w.coming : gone && !heard ? w.gone : undefined;
    const went = Object.values(family.parted).filter((to) => to === other).length;
    return {
      code: other,
      who: mother ? w.mother : w.sister,
      played: heard,
      ...ruled(split, "there"),
      ...(say !== undefined && { say }),
      ...(went > 0 && { went }),
    };
  });
  // Of several, the room's latest.
  return [{ code, who: w.here, played: mine, ...ruled(family.kin.at(-1)?.split, "here") }, ...others];
}

/** How a round came out: as every room was told of its own, in the words of the comparison. */
function Played({ round, scenario, ended, took, people, bots }: Compared) {
  const worth = ended?.worth ?? 0;
  return (
    <>
      <p class={css.round}>{w.round({ n: round, title: scenarioOf(scenario)?.title ?? scenario })}</p>
      <p class={css.worth}>{ended ? w.worth({ worth: format.score(worth) }) : w.untold}</p>
      <span class={css.track} aria-hidden="true">
        {worth > 0 && <i style={{ width: `${10 * Math.min(10, worth)}%` }} />}
      </span>
      <p class={css.meta}>
        {ended && format.capital(lookUp(compare.endings, ended.ending) ?? "")}{" "}
        {w.time({ time: format.clock(Math.round(took / 1000)) })}
      </p>
      {people !== undefined && bots !== undefined && <p>{general.lobby.people({ people, bots })}</p>}
    </>
  );
}

function List({ rooms, size }: { rooms: readonly Stand[]; size: "small" | "card" | "wall" }) {
  return (
    <ul class={css.rooms}>
      {rooms.map(({ code, who, rule, played, say, went }) => (
        <li key={code} data-room={code} data-round={played?.round}>
          <div>
            <p class={css.who}>{who}</p>
            <Code code={code} size={size} />
            {rule !== undefined && <p class={css.rule}>{rule}</p>}
            {went !== undefined && <p class={css.meta}>{w.went({ n: went })}</p>}
          </div>
          <div class={css.what}>
            {say === undefined && played ? <Played {...played} /> : <p class={css.meta}>{say ?? w.nothing}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Over which rule they parted, where they are two and it is known. */
function title(n: number): string {
  const split = all.value?.family?.kin.at(-1)?.split;
  if (n > 2) return w.titleMany({ n });
  return split ? w.over({ label: ruleText(split) }) : w.title;
}

/** On phones and with hosts, between rounds: the rooms beside each other, and the way back. */
export function Rooms({ code }: { code: string }) {
  const rooms = stands(code);
  const home = own.value?.home;
  if (rooms.length === 0) return null;
  const sending = home?.going || pending.value.some((sent) => sent.type === "return") ? w.part.going : undefined;
  const visits = can("manage") && you.value.seat === undefined;
  return (
    <section class={css.family} data-part="family" aria-labelledby="family">
      <h2 id="family">{title(rooms.length)}</h2>
      <List rooms={rooms} size="small" />
      {rooms.some(({ played }) => played) && <p class={css.meta}>{w.why}</p>}
      {home && (
        <Button sending={sending} note={w.homeNote} onClick={() => run({ type: "return" }, w.home({ code: home.to }))}>
          {w.home({ code: home.to })}
        </Button>
      )}
      <ErrorText id="home-wrong" text={home?.no && refusalText(home.no)} />
      {visits &&
        rooms.slice(1).map(({ code: other, say }) =>
          say === undefined ? (
            <Button
              key={other}
              size="slim"
              onClick={() => {
                keepFor(code, other);
                open(roomPath(other), "_blank");
              }}
            >
              {w.visit({ code: other })}
            </Button>
          ) : null,
        )}
    </section>
  );
}

/** After a round, as a card of the debrief. */
export function RoomsCard({ wall = false }: { wall?: boolean }) {
  const code = route.value.page === "room" ? route.value.code : "";
  const rooms = stands(code);
  if (!wall) return <Rooms code={code} />;
  return (
    <section class={css.big} data-part="family">
      <h2>{title(rooms.length)}</h2>
      <List rooms={rooms} size="wall" />
      {rooms.some(({ played }) => played) && <p class={css.meta}>{w.why}</p>}
    </section>
  );
}

/** On the wall before a round: codes and latest results, beside how one gets in. */
export function RoomsOnWall({ code }: { code: string }) {
  const rooms = stands(code);
  if (rooms.length === 0) return null;
  return (
    <section class={css.wall} data-part="family" data-at={all.value?.phase} aria-label={title(rooms.length)}>
      <List rooms={rooms} size="card" />
    </section>
  );
}
