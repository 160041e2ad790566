import { lookUp } from "../../../words/catalogue.ts";
import * as format from "../../../words/format.ts";
import { isLiar } from "../../liars.ts";
import { StatusLine, StatusTag } from "../status-line.tsx";
import css from "./line.module.css";
import { Pools } from "./pools.tsx";
import { branch, mine, purse, rule } from "./views.ts";
import { words as w } from "./words/words.ts";

const l = w.line;

const standing = (lead: number): string => (lead > 0 ? l.ahead({ lead }) : lead < 0 ? l.behind({ n: -lead }) : l.level);

/** The hidden branch, and what the attackers want done with it. */
function Branch() {
  const cartel = branch.value;
  if (!cartel) return null;
  const votes = Object.entries(cartel.votes).flatMap(([what, n]) => (n > 0 ? `${lookUp(l.vote, what)} ${n}` : []));
  const vote = mine.value?.vote;
  return (
    <StatusLine>
      <span>
        <b>{l.held({ held: cartel.held.length }) + format.mark(",") + standing(cartel.lead)}</b>
        {cartel.customers && <span class="muted">{l.customers({ n: cartel.customers.waiting })}</span>}
        <span class="muted">{votes.length > 0 ? l.votes({ list: votes.join(format.mark(",")) }) : l.noVotes}</span>
      </span>
      {vote !== undefined && <StatusTag kind="out">{l.you({ vote: lookUp(l.vote, vote) ?? vote })}</StatusTag>}
    </StatusLine>
  );
}

/** What I have earned, and lost. */
function Purse() {
  const { coins, shipped, undone, given } = purse();
  return (
    <StatusLine>
      <span>
        <b class="tabular">{l.coins({ n: coins })}</b>
        <span class="muted">{l.shipped({ shipped, undone, given })}</span>
      </span>
    </StatusLine>
  );
}

/** What stands above the tree: the pools, the attackers' branch, or one's purse. */
export function Line() {
  if (rule.value?.pools) return <Pools own />;
  const attacks = isLiar() && branch.value !== undefined;
  return <div class={css.line}>{attacks ? <Branch /> : mine.value?.berths && <Purse />}</div>;
}
