import { effect } from "@preact/signals";
import type { Note } from "../../../../src/game/types.ts";
import { siteName } from "../../../art/sites.ts";
import { say } from "../../../parts/announcer.tsx";
import { nameOf } from "../../../parts/name.tsx";
import { you } from "../../../store.ts";
import { chosen } from "../views.ts";
import { isQueen, revealed, rule } from "./views.ts";
import { words } from "./words/words.ts";

/** A line of one's own diary about reports, as a sentence. */
export function noteText(note: Note): string | undefined {
  const { notes } = words;
  const site = siteName(Number(note.site));
  const claim = String(note.claim);
  const name = nameOf(Number(note.seat));
  switch (note.what) {
    case "reported":
    case "reported_anew":
    case "was_heard":
      return notes[note.what]({ site, claim });
    case "heard":
      return notes.heard({ name, site, claim });
    case "autopilot_hears":
      return notes.autopilot_hears({ name });
    case "decided":
      return notes.decided({ site });
    case "veered":
      return notes.veered({ site });
    case "trusted":
      return notes.trusted;
    case "doubted":
      return notes.doubted;
    default:
      return undefined;
  }
}

/** The claim that was reported, for the drawing of one's own path. */
export function said(note: Note): { site: number; word: string } | undefined {
  return note.what === "reported" || note.what === "reported_anew"
    ? { site: Number(note.site), word: String(note.claim) }
    : undefined;
}

/** That she chose what she had heard of from oneself alone, where what was said is told with who said it. */
export function aloneTold(): string | undefined {
  const { told = [], queen = -1 } = revealed.value ?? {};
  const site = chosen();
  const seats = new Set(told.filter((one) => one.site === site).map(({ seat }) => seat));
  const mine = you.value.seat;
  if (site === undefined || mine === undefined || seats.size !== 1 || !seats.has(mine)) return undefined;
  return words.reveal.alone({ name: nameOf(queen), site: siteName(site) });
}

/** Speaks whom she hears, to the others, each once. What she decides is a moment, and told as one. */
export function announce(): () => void {
  let seat = -1;
  return effect(() => {
    const { hearing } = rule.value ?? {};
    if (hearing && hearing.seat !== seat && !isQueen()) say(words.told.hears({ name: nameOf(hearing.seat) }));
    seat = hearing?.seat ?? -1;
  });
}
