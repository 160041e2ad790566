import { leaders, turned } from "../../../../src/game/mechanisms/ballot/count.ts";
import { siteName } from "../../../art/sites.ts";
import { diary } from "../../../parts/diary.ts";
import * as format from "../../../words/format.ts";
import { chosen } from "../views.ts";
import { marksOf } from "./note-text.ts";
import { revealed } from "./views.ts";
import { words } from "./words/words.ts";

/** What else one's ballot could have been: another mark, one more or one fewer, or none at all. `site`: of what it is told; none where it is empty. */
function others(marks: readonly number[], sites: number, many: boolean): { site?: number; marks: number[] }[] {
  const rest = Array.from({ length: sites }, (_, site) => site);
  if (!many) {
    const alone = rest.filter((site) => !marks.includes(site)).map((site) => ({ site, marks: [site] }));
    return marks.length > 0 ? [...alone, { marks: [] }] : alone;
  }
  return rest.map((site) => ({
    site,
    marks: marks.includes(site) ? marks.filter((one) => one !== site) : [...marks, site],
  }));
}

/** How it is said of one of them: a vote for another site, in place of one's own or besides it, or without it. */
function wayOf(site: number | undefined, before: readonly number[], many: boolean): string {
  const w = words.reveal.turned;
  if (site === undefined) return w.without;
  const named = { site: siteName(site) };
  if (before.includes(site)) return w.less(named);
  return (many || before.length === 0 ? w.more : w.instead)(named);
}

/**
 * One's own vote counted anew, turned every way, with all other votes as they were: only what would have changed the choice, or that
 * nothing would. Exact, and needs no more than the published totals and one's own ballot: others' votes are secret.
 */
export function recounted(): { label: string; lines: string[]; alone: string } | undefined {
  const { votes, method } = revealed.value ?? {};
  if (!votes) return undefined;
  const w = words.reveal.turned;
  const many = method === "approval";
  const marks = marksOf(diary(), many);
  const won = chosen();
  const told = { label: w.label, alone: w.alone };
  if (won === undefined) return { ...told, lines: [w.onlyOne] };
  const tiedNow = leaders(votes).length > 1;
  /** By what it would have come to, the ways that lead there. */
  const ends = new Map<string, string[]>();
  for (const other of others(marks, votes.length, many)) {
    const first = leaders(turned(votes, marks, other.marks));
    const same = first.length === 1 ? first[0] === won : tiedNow && first.includes(won);
    if (same || first.length === 0) continue;
    const end =
      first.length === 1
        ? w.wins({ site: siteName(first[0] as number) })
        : w.tie({ sites: format.list(first.map(siteName)) });
    ends.set(end, [...(ends.get(end) ?? []), wayOf(other.site, marks, many)]);
  }
  const lines = [...ends].map(([end, ways]) => format.capital(w.line({ ways: ways.join(w.or), end })));
  return { ...told, lines: lines.length > 0 ? lines : [w.never({ site: siteName(won) })] };
}
