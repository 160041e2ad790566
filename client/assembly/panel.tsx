import { all } from "../store.ts";
import * as format from "../words/format.ts";
import css from "./phone.module.css";
import { Skip } from "./phone.tsx";
import { Proposals } from "./proposals.tsx";
import { Results } from "./result.tsx";
import { words as w } from "./words/words.ts";

/** An assembly for who leads without a seat: how far it is, and a tap to go on. */
export function Panel(_: { code: string }) {
  const now = all.value?.assembly;
  if (!now) return null;
  return (
    <section class={css.assembly} data-part="assembly">
      <h2>{w.title + format.mark(":") + w.stage[now.stage]}</h2>
      {now.stage === "propose" && <Proposals />}
      {now.stage === "vote" && <p role="status">{w.cast({ n: now.cast, of: now.voters })}</p>}
      {now.stage === "over" && <Results />}
      <Skip />
    </section>
  );
}
