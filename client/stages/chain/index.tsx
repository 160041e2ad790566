import "./chain.css";
import { daylight } from "../../parts/clock.ts";
import { Harbour } from "../../stage/harbour/index.ts";
import { all } from "../../store.ts";
import { chainWords as w } from "../../words/chain/index.ts";
import type { Moment, Stage } from "../stage.ts";
import { Beats } from "./beats.tsx";
import { Body } from "./body.tsx";
import { Briefing } from "./briefing.tsx";
import { noted, Pages } from "./pages.tsx";
import { Public } from "./public.tsx";
import { part } from "./registry.ts";
import { Sky } from "./sky.tsx";
import { PASSING, tell } from "./tell.ts";
import { where } from "./where.ts";

/** Endings that a chain held out: everything else leaves the harbour dark. */
const HELD = ["safe"];

function Backdrop({ moment, beat }: { moment: Moment; beat: number }) {
  if (moment === "play") return <Harbour night={daylight.value} />;
  if (moment !== "end") return <Harbour night={moment === "lobby" ? 0.08 : 0} />;
  // How it went is the second beat's to tell.
  if (beat < 1) return <Harbour night={1} />;
  const held = HELD.includes(all.value?.reveal?.result.ending ?? "");
  return <Harbour night={1} state={held ? "calm" : "broken"} />;
}

/** Nodes that keep one history. What decides is the mechanism's part. */
export const chain: Stage = {
  Backdrop,
  Briefing,
  Sky,
  where,
  secret: () => part().secret(),
  Body,
  choices: () => part().choices(),
  hints: () => ({ ...w.hints, ...part().hints }),
  notebook: { count: () => noted().length, what: w.notebook.what, Pages },
  mood: () => "",
  tell,
  get passing() {
    return [...PASSING, ...part().passing];
  },
  ended: () => part().ended(),
  Beats,
  aftermath: () => import("./aftermath.tsx").then(({ Aftermath }) => Aftermath),
  Public,
};
