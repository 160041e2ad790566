import { siteName } from "../../../art/sites.ts";
import { nameOf } from "../../../parts/name.tsx";
import { all } from "../../../store.ts";
import { chosen, truth } from "../views.ts";
import { revealed } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.reveal;
/** A choice so little worse than the best is no mistake worth a word. In points of quality */
const LEAST = 0.5;

/** Where the council decided for what was not the best: by how many votes, and why nothing changed that. */
export function Mistake() {
  const { votes = {}, council = [], against = {} } = revealed.value ?? {};
  const site = chosen();
  const sites = truth.value ?? [];
  const [best] = [...sites].sort((a, b) => b.worth - a.worth);
  const worth = sites.find(({ option }) => option === site)?.worth;
  if (!best || site === undefined || worth === undefined || best.worth - worth < LEAST) return null;
  const n = votes[site] ?? 0;
  const of = council.filter(({ recalled }) => !recalled).length;
  const needed = Math.floor((all.value?.round?.seats ?? []).length / 2) + 1;
  const [seat, wanting] = Object.entries(against).sort(([, a], [, b]) => b - a)[0] ?? ["", 0];
  const nobody =
    wanting > 0 ? w.whyNearly({ name: nameOf(Number(seat)), n: wanting, needed }) : w.whyNobody({ needed });
  return (
    <p data-part="mistake">
      {(2 * n > of ? w.whyWorse : w.whyFew)({ best: siteName(best.option), site: siteName(site), n, of })}{" "}
      {council.some(({ recalled }) => recalled) ? w.whyOnce : nobody}
    </p>
  );
}
