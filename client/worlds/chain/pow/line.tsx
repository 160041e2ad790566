import { NodeMark } from "../../../art/harbour/index.ts";
import { Chip, Chips } from "../../../parts/chip.tsx";
import { all } from "../../../store.ts";
import { lookUp } from "../../../words/catalogue.ts";
import { isLiar } from "../../liars.ts";
import { Block, block, nodeName } from "../names.ts";
import { select, selected } from "../selection.ts";
import { StatusLine, StatusTag } from "../status-line.tsx";
import { chainAll, chainSeat, node } from "../views.ts";
import css from "./line.module.css";
import { branch, mine, type Tip, tips } from "./views.ts";
import { words as w } from "./words/words.ts";

const l = w.line;
/** Tips that have a button of their own above the tree; further ones are tapped in it. */
const MOST = 3;

function TipButton({ tip, roomy }: { tip: Tip; roomy: boolean }) {
  const behind = tip.behind > 0 ? `, ${l.behind({ n: tip.behind })}` : "";
  // How far behind it is the tree shows as well.
  const unseen = tip.mine || !roomy;
  return (
    <Chip class={tip.on ? css.on : undefined} pressed={selected.value === tip.id} onClick={() => select(tip.id)}>
      <b>{Block(tip.id)}</b>{" "}
      <span class="muted">
        {l.tip({ votes: tip.votes })}
        {tip.mine && `, ${l.yours}`}
        {behind && !unseen && behind}
      </span>
      <span class="visually-hidden">
        {unseen && behind}
        {tip.on && l.on}
      </span>
    </Chip>
  );
}

/** What my pool can mine on, with its votes: the highest, in the order in which they came. */
function Fork({ list }: { list: readonly Tip[] }) {
  const near = [...list].sort((a, b) => a.behind - b.behind).slice(0, MOST);
  return (
    <Chips legend={l.forks} class={css.fork}>
      {list
        .filter((tip) => near.includes(tip))
        .map((tip) => (
          <TipButton key={tip.id} tip={tip} roomy={near.length < MOST} />
        ))}
    </Chips>
  );
}

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
        <b>
          {l.held({ held: cartel.held.length })}, {standing(cartel.lead)}
        </b>
        <span class="muted">{votes.length > 0 ? l.votes({ list: votes.join(", ") }) : l.noVotes}</span>
      </span>
      {vote !== undefined && <StatusTag kind="out">{l.you({ vote: lookUp(l.vote, vote) ?? vote })}</StatusTag>}
    </StatusLine>
  );
}

function Pool() {
  const at = chainSeat.value?.node ?? 0;
  const name = nodeName(at);
  const head = node.value?.head[0] ?? 0;
  const seats = chainAll.value?.nodes[at]?.seats.length ?? 0;
  return (
    <StatusLine>
      <NodeMark by={at} size={44} />
      <span>
        <b>{l.pool({ pool: name })}</b>
        <span class="muted">{l.miners({ n: seats, of: all.value?.round?.seats.length ?? seats })}</span>
      </span>
      <StatusTag>{head === 0 ? l.mineFirst : l.mineOn({ block: block(head) })}</StatusTag>
    </StatusLine>
  );
}

/** The tips that are worth a button: those that may still win, or that somebody wants; none while that is one alone. */
function open(list: readonly Tip[]): readonly Tip[] {
  const live = list.filter(({ behind, votes, on }) => behind <= 1 || votes > 0 || on);
  return live.length > 1 ? live : [];
}

/** My pool and what it mines on; in a fork, what it could; for attackers, their branch. */
export function Line() {
  const list = open(tips());
  const attacks = isLiar() && branch.value !== undefined;
  return (
    <div class={css.line}>
      {attacks ? <Branch /> : list.length < 2 && <Pool />}
      {list.length > 1 && <Fork list={list} />}
    </div>
  );
}
