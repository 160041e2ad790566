import type { Command, Note } from "../../../../src/game/types.ts";
import { siteName } from "../../../art/sites.ts";
import { diary } from "../../../parts/diary.ts";
import { chosen } from "../views.ts";
import { revealed } from "./views.ts";
import { words } from "./words/words.ts";

/** A line of one's own diary about claims and votes, as a sentence. */
export function noteText(note: Note): string | undefined {
  const { notes } = words;
  const site = siteName(Number(note.site));
  switch (note.what) {
    case "told":
    case "told_first":
      return notes[note.what]({ site, claim: String(note.claim) });
    case "checked":
    case "veered":
    case "voted":
    case "unvoted":
      return notes[note.what]({ site });
    case "wants_bell":
    case "wants_no_bell":
      return notes[note.what];
    default:
      return undefined;
  }
}

/** The sites that one had marked at the end, from one's own diary. */
export function marksOf(notes: readonly Note[], many: boolean): number[] {
  let marks: number[] = [];
  for (const { what, site } of notes) {
    if (what === "voted") marks = many ? [...marks, Number(site)] : [Number(site)];
    if (what === "unvoted") marks = marks.filter((one) => one !== Number(site));
  }
  return marks;
}

/** That the choice was one's own vote's, where it was for sure: without it the winner would have been level with another, or in no tie. */
export function decided(): string | undefined {
  const w = words.reveal;
  const { votes = [], tied, method } = revealed.value ?? {};
  const site = chosen();
  if (site === undefined || !marksOf(diary(), method === "approval").includes(site)) return undefined;
  const n = votes[site] ?? 0;
  const second = Math.max(0, ...votes.filter((_, other) => other !== site));
  if (tied) return w.inTie({ site: siteName(site), n });
  return n - second === 1 ? w.byOne({ site: siteName(site), n, second }) : undefined;
}

/** The claim that was told, for the drawing of one's own path. */
export function said(note: Note): { site: number; word: string } | undefined {
  return note.what === "told" || note.what === "told_first"
    ? { site: Number(note.site), word: String(note.claim) }
    : undefined;
}

/** What was done, in the middle of a sentence. */
export function deed({ verb, site: at, claim }: Command): string | undefined {
  const w = words.deeds;
  const site = siteName(Number(at));
  switch (verb) {
    case "tell":
      return w.tell({ site, claim: String(claim) });
    case "check":
    case "veer":
    case "vote":
      return w[verb]({ site });
    case "unvote":
    case "ring":
    case "hush":
      return w[verb];
    default:
      return undefined;
  }
}
