import { Harbour } from "../../art/harbour/index.ts";
import { namingWords } from "../../naming/load.ts";
import { daylight } from "../../parts/clock.ts";
import type { Moment, Stage } from "../stage.ts";
import { Body } from "./body.tsx";
import { Briefing } from "./briefing.tsx";
import { Headlines } from "./headlines.tsx";
import { announce, NOTICES, noteText } from "./note-text.ts";
import { noted, Pages } from "./pages.tsx";
import { Projector } from "./projector.tsx";
import { part } from "./registry.ts";
import { Sky } from "./sky.tsx";
import { where } from "./where.ts";
import { words as w } from "./words/words.ts";

function Backdrop({ moment, shown }: { moment: Moment; shown: number }) {
  if (moment === "play") return <Harbour night={daylight.value} />;
  if (moment !== "end") return <Harbour night={moment === "lobby" ? 0.08 : 0} />;
  // How it went is the second headline's to tell.
  if (shown < 1) return <Harbour night={1} />;
  const held = part().held();
  return held === undefined ? <Harbour night={1} /> : <Harbour night={1} state={held ? "calm" : "broken"} />;
}

function Prompt() {
  const { Prompt: OwnPrompt } = part();
  return OwnPrompt ? <OwnPrompt /> : null;
}

/** Nodes that keep one history. What decides is the mechanism's part. */
export const chain: Stage = {
  Backdrop,
  Briefing,
  Sky,
  where,
  lines: 3,
  secret: () => part().secret(),
  Body,
  choices: () => part().choices(),
  Prompt,
  hints: () => ({ ...w.hints, ...part().hints }),
  terms: () => ({ ...w.terms, ...part().terms }),
  notebook: { count: () => noted().length, what: (n) => w.notebook.what({ n }), Pages },
  mood: () => "",
  noteText,
  get notices() {
    return [...NOTICES, ...part().notices];
  },
  announce,
  moments: async () => (await part().moments?.()) ?? (() => undefined),
  recounts: () => part().recounts === true,
  ended: () => part().ended(),
  Headlines,
  metText: (met) => part().metText?.(met),
  async aftermath() {
    await namingWords();
    return (await import("./aftermath.tsx")).aftermath();
  },
  deeds: () => import("./deeds.ts").then(({ loadDeeds }) => loadDeeds()),
  Projector,
};
