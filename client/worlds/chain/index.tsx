import { Harbour } from "../../art/harbour/index.ts";
import { daylight } from "../../parts/clock.ts";
import type { Moment, Stage } from "../stage.ts";
import { Beats } from "./beats.tsx";
import { Body } from "./body.tsx";
import { Briefing } from "./briefing.tsx";
import { noted, Pages } from "./pages.tsx";
import { Public } from "./public.tsx";
import { part } from "./registry.ts";
import { Sky } from "./sky.tsx";
import { listen, PASSING, tell } from "./tell.ts";
import { where } from "./where.ts";
import { words as w } from "./words/words.ts";

function Backdrop({ moment, beat }: { moment: Moment; beat: number }) {
  if (moment === "play") return <Harbour night={daylight.value} />;
  if (moment !== "end") return <Harbour night={moment === "lobby" ? 0.08 : 0} />;
  // How it went is the second beat's to tell.
  if (beat < 1) return <Harbour night={1} />;
  return <Harbour night={1} state={part().held() ? "calm" : "broken"} />;
}

function Ask() {
  const { Ask: Asks } = part();
  return Asks ? <Asks /> : null;
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
  Ask,
  hints: () => ({ ...w.hints, ...part().hints }),
  notebook: { count: () => noted().length, what: (n) => w.notebook.what({ n }), Pages },
  mood: () => "",
  tell,
  get passing() {
    return [...PASSING, ...part().passing];
  },
  listen,
  ended: () => part().ended(),
  Beats,
  aftermath: () => import("./aftermath.tsx").then(({ Aftermath }) => Aftermath),
  Public,
};
