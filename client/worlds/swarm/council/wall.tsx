import { Name } from "../../../parts/name.tsx";
import { Calls, Councillors, Said } from "./at-swarm.tsx";
import { calls, candidates, rule } from "./views.ts";
import css from "./wall.module.css";
import { words } from "./words/words.ts";

/** Who can be voted for, with what each has said before all. */
const Candidates = () => (
  <ul class={css.list}>
    {candidates.value.map(({ seat, said }) => (
      <li key={seat}>
        <b>
          <Name seat={seat} />
        </b>
        {said.length === 0 ? (
          <span class="muted">{words.prompt.silent}</span>
        ) : (
          said.map((one) => <Said key={one.site} {...one} />)
        )}
      </li>
    ))}
  </ul>
);

/** For the projector, what all may know: what is called out, who stands, who sits, and how they vote where that is seen by all. */
export function Wall() {
  const { stage } = rule.value ?? {};
  if (stage === undefined || (stage === "scouting" && calls.value.length === 0)) return null;
  return (
    <div class={css.wall} data-part={`wall-${stage}`}>
      {stage === "scouting" ? <Calls /> : stage === "election" ? <Candidates /> : <Councillors />}
    </div>
  );
}
