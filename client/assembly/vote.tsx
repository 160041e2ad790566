import type { ProposalView } from "../../src/game/assembly/shown.ts";
import { VOTED_MAX } from "../../src/game/assembly/state.ts";
import { run } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { Name } from "../parts/name.tsx";
import { all, own } from "../store.ts";
import css from "./phone.module.css";
import { aboutText, changeText, lineText, rivals } from "./say.ts";
import { words as w } from "./words/words.ts";

const said = (id: number): number | undefined => own.value?.assembly?.ballots[id];

/** For or against, one vote. */
function One({ id }: { id: number }) {
  const votes = said(id) ?? 0;
  const cast = (to: number, what: string) => run({ type: "ballot", proposal: id, votes: votes === to ? 0 : to }, what);
  return (
    <div class={css.sides}>
      <Button size="half" pressed={votes > 0} onClick={() => cast(1, w.for)}>
        {w.for}
      </Button>
      <Button size="half" pressed={votes < 0} onClick={() => cast(-1, w.against)}>
        {w.against}
      </Button>
    </div>
  );
}

/** Votes that cost their square: one more or less by a tap. */
function Many({ id, most, left }: { id: number; most: number; left: number }) {
  const votes = said(id) ?? 0;
  const dear = (to: number) => Math.abs(to) > most || to * to - votes * votes > left;
  const cast = (to: number, what: string) => run({ type: "ballot", proposal: id, votes: to }, what);
  const text = votes === 0 ? w.votes.none : w.votes[votes > 0 ? "for" : "against"]({ n: Math.abs(votes) });
  return (
    <>
      <p class={css.votes} role="status">
        {text}
        <span aria-hidden="true">{(votes > 0 ? "▲" : "▼").repeat(Math.abs(votes))}</span>
      </p>
      <div class={css.sides}>
        <Button size="half" off={dear(votes + 1)} onClick={() => cast(votes + 1, w.more)}>
          {w.more}
        </Button>
        <Button size="half" off={dear(votes - 1)} onClick={() => cast(votes - 1, w.less)}>
          {w.less}
        </Button>
      </div>
    </>
  );
}

/** What is voted on, each with its buttons, and how it is counted in one line. */
export function Vote() {
  const now = all.value?.assembly;
  if (!now) return null;
  const { voting, voted, proposals, credits, most } = now;
  const list = voted.flatMap((id): ProposalView[] => proposals.filter((one) => one.id === id));
  const left = (credits ?? 0) - voted.reduce((sum, id) => sum + (said(id) ?? 0) ** 2, 0);
  const all3 = voted.every((id) => said(id) !== undefined);
  const some = voted.some((id) => said(id) !== undefined);
  return (
    <>
      <p data-part="way">{lineText(voting, credits)}</p>
      {proposals.length > voted.length && <p>{w.most({ n: VOTED_MAX })}</p>}
      {rivals(list) && <p data-part="margin">{w.margin}</p>}
      {credits !== undefined && (
        <p class={css.credits} role="status">
          {w.credits({ n: left, of: credits })}
          <i style={{ "--share": left / credits }} />
        </p>
      )}
      <ul class={css.list}>
        {list.map((one) => (
          <li key={one.id} class={css.proposal} data-part="ballot">
            <p class={css.change}>{changeText(one)}</p>
            <p class="muted">
              <Name seat={one.by} /> · <span class="tabular">{w.behind({ n: one.seconds.length })}</span>
            </p>
            {aboutText(one) !== undefined && <p>{aboutText(one)}</p>}
            {one.part === "voting" && voting.way !== "conviction" && <p class="muted">{w.strict}</p>}
            {credits === undefined ? <One id={one.id} /> : <Many id={one.id} most={most} left={left} />}
          </li>
        ))}
      </ul>
      <p class="muted">{all3 ? w.voted : w.secret}</p>
      {!own.value?.assembly?.done && !all3 && (
        <Button kind="quiet" onClick={() => run({ type: "content" }, some ? w.rest : w.abstain)}>
          {some ? w.rest : w.abstain}
        </Button>
      )}
    </>
  );
}
