import { siteName } from "../../../art/sites.ts";
import * as format from "../../../words/format.ts";
import { knownSites, readingText } from "../knowledge.ts";
import { asked, board, boardSites, mine, rule } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.where;

/** What the board praises most, in a sentence. */
function praised(): string {
  const [most] = Object.entries(board.value).sort(([, a], [, b]) => b.mean - a.mean);
  if (!most) return w.most({ n: 0, site: "", mean: "" });
  return w.most({ n: most[1].n, site: siteName(Number(most[0])), mean: format.score(most[1].mean) });
}

/** One sentence: what I know and what the board says, or what I vote for. */
export function where(): string {
  const { vote, count } = rule.value ?? {};
  const marks = mine.value?.marks ?? [];
  const sites = format.list(marks.map(siteName));
  if (count) return marks.length > 0 ? w.closed({ sites }) : w.late;
  if (vote) {
    if (marks.length > 0) return w.voted({ sites });
    return boardSites.value.length === 0 ? w.noVote : w.vote;
  }
  const site = asked();
  if (site !== undefined) return w.back({ site: siteName(site), reading: readingText(site) });
  const [best] = knownSites.value;
  if (!best) return format.sentences(w.nothing, praised());
  const known =
    best.reading === undefined
      ? w.told({ site: siteName(best.site) })
      : w.best({ site: siteName(best.site), reading: readingText(best.site) });
  return format.sentences(known, praised());
}
