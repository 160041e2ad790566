import { NodeMark, QuorumBar, QuorumBars } from "../../../art/harbour/index.ts";
import { nodeName } from "../names.ts";
import { chainSeat, node } from "../views.ts";
import css from "./line.module.css";
import { Panel, usePanel } from "./panel.tsx";
import { tallyOf } from "./tally.ts";
import {
  behaviour,
  isLast,
  isOwn,
  lostFrom,
  mine,
  open,
  proposes,
  recordOf,
  roundState,
  rule,
  untilDue,
  voteless,
} from "./views.ts";
import { words as bftWords } from "./words/words.ts";

const w = bftWords.line;

/** I have no vote in this turn: reported, or not elected. */
const isOut = (): boolean => (lostFrom() ?? Number.POSITIVE_INFINITY) <= (rule.value?.turn ?? 0);

/** Where my own vote stands, and how long is left, in two words. */
function standing(): { text: string; kind: string } | undefined {
  const now = roundState.value;
  if (!now) return undefined;
  if (now.step === "commit") return isLast() ? undefined : { text: w.pause({ s: untilDue() }), kind: "" };
  if (now.proposal === undefined) return undefined;
  if (voteless()) return { text: w.lostVote, kind: "no" };
  if (behaviour() !== "speak") return { text: behaviour() === "split" ? w.split : w.mute, kind: "no" };
  if (open() !== undefined) return { text: w.decide({ s: untilDue() }), kind: "asked" };
  if (now.locked) return { text: w.locked, kind: "lock" };
  if (isOwn(now.proposal)) return { text: w.own, kind: "yes" };
  const { decided } = mine.value ?? {};
  if (isOut()) return { text: w.lostVote, kind: "no" };
  if (!decided) return { text: w.voted, kind: "" };
  return decided === "approve" ? { text: w.approved, kind: "yes" } : { text: w.rejected, kind: "no" };
}

/** Height, round, who proposes, what is left of my time, and both votes. A tap opens every single vote. */
export function Line() {
  const panel = usePanel();
  const [now, all] = [roundState.value, rule.value];
  if (!now || !all) return null;
  const stands = standing();
  const pause = now.step === "commit";
  const maker = node.value?.blocks[now.committed[now.height - 1] ?? -1]?.by ?? chainSeat.value?.node ?? 0;
  const next = isLast() || all.next === undefined || all.next < 0 ? undefined : all.next;
  const coming =
    next === undefined ? undefined : next === chainSeat.value?.node ? w.nextMine : w.nextBy({ name: nodeName(next) });
  // What I found out of whoever proposes now, or next.
  const asks = pause ? (next ?? -1) : now.proposer;
  const record = asks === chainSeat.value?.node ? undefined : recordOf(asks);
  const by = pause
    ? (coming ?? (isLast() ? w.over : now.height > 1 ? w.next : w.start))
    : proposes()
      ? w.mine
      : (now.proposal === undefined ? w.turn : w.by)({ name: nodeName(now.proposer) });
  return (
    <>
      <button type="button" class={css.line} data-part="votes" onClick={panel.show}>
        <span class={css.head}>
          <NodeMark by={pause ? (next ?? maker) : now.proposer} size={34} />
          <span class={css.at}>
            <b>
              {all.turns !== undefined
                ? (all.turn ?? -1) < 0
                  ? w.soon
                  : w.turnOf({ turn: Math.min(all.turns, (all.turn ?? 0) + 1), turns: all.turns })
                : pause
                  ? bftWords.panel.pause({ height: now.height })
                  : w.at({ height: now.height, round: now.round + 1 })}
            </b>
            <span class="muted">{by}</span>
          </span>
          {stands && (
            <span class={css.stand} data-kind={stands.kind}>
              {stands.text}
            </span>
          )}
        </span>
        <QuorumBars>
          {[tallyOf(w.prevotes, now.prevotes, all), tallyOf(w.precommits, now.precommits, all)].map((tally) => (
            // Between two turns there is no block to count votes for.
            <QuorumBar key={tally.label} tally={pause ? { ...tally, count: "–" } : tally} />
          ))}
        </QuorumBars>
        <span class={css.foot}>
          {record && (
            <span class={css.record} data-bad={record.bad > 0 || undefined}>
              {w.record(record)}
            </span>
          )}
          {!record && all.total < all.n && (
            <span>
              {w.fewer({
                me: isOut(),
                lost: all.n - all.total,
                need: all.quorum,
                of: all.total,
              })}
            </span>
          )}
          <span class={css.open}>{w.open}</span>
        </span>
      </button>
      <Panel {...panel} />
    </>
  );
}
