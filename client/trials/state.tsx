import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Slowing } from "../../src/game/worlds/slow.ts";
import { clock, secondsTo } from "../parts/clock.ts";
import { onWall } from "../parts/moments/sound-on.ts";
import { nameOf } from "../parts/name.tsx";
import { all, own } from "../store.ts";
import * as format from "../words/format.ts";
import { isChain } from "../worlds/which.ts";
import css from "./state.module.css";
import { betrayed } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.dark;

/** Whom a proof names stands so long: time to read a few names. ms */
const PROOF = 20_000;

/** A line of more letters than this takes two lines of a wall, and its whole width. */
const LONG = 60;

/** What makes everything slower at the moment, in the world that is played. */
function slowing(): Slowing | undefined {
  const { parts, scenario } = all.value ?? {};
  const slow = (parts?.[scenario?.world ?? ""] as { slow?: Slowing } | undefined)?.slow;
  return slow && (slow.until === undefined || slow.until > clock.value) ? slow : undefined;
}

/** What lasts of a card that was played: one's own dark first, how many are dark, what is slow. */
function lasting(): { text: string; kind: "mine" | "seen" | "slow" } | undefined {
  const { round } = all.value ?? {};
  if (round?.phase !== "play") return undefined;
  const chain = isChain();
  const dark = Object.entries(round.dark ?? {}).filter(([, { until }]) => until > clock.value);
  const mine = dark.find(([seat]) => own.value?.playing && Number(seat) === own.value.seat);
  if (mine) return { kind: "mine", text: w.mine({ chain, s: secondsTo(mine[1].until) }) };
  const last = Math.max(0, ...dark.map(([, { until }]) => until));
  const [only, ...more] = dark.map(([seat]) => Number(seat));
  if (only !== undefined && more.length === 0)
    return { kind: "seen", text: w.one({ chain, name: nameOf(only), s: secondsTo(last) }) };
  if (dark.length > 0) return { kind: "seen", text: w.seen({ chain, n: dark.length, s: secondsTo(last) }) };
  const proof = betrayed.value;
  if (proof?.proved && clock.value < proof.broken + PROOF)
    return { kind: "seen", text: words.proved({ names: format.list(proof.proved.map(nameOf)) }) };
  const slow = slowing();
  if (!slow) return undefined;
  const s = slow.until === undefined ? 0 : secondsTo(slow.until);
  return {
    kind: "slow",
    text: w.slow({ chain, factor: format.number(slow.factor), timed: slow.until !== undefined, s }),
  };
}

/** Right above the buttons, where one looks for what one can do. As CSS has it, in px. */
function aboveButtons(): { bottom: string; left?: string; right?: string } | undefined {
  const desk = document.querySelector("[data-part=desk]")?.getBoundingClientRect();
  // A host's desk in a column of its own is as high as the page: then it stands in the picture beside it.
  if (desk && desk.left > 0 && desk.height > innerHeight / 2) return { bottom: "12px", left: "12px", right: "auto" };
  const box = desk ?? document.querySelector("[data-part=actions]")?.getBoundingClientRect();
  if (!box || box.width === 0 || box.top >= innerHeight) return undefined;
  return { bottom: `${Math.max(0, innerHeight - box.top) + 4}px` };
}

/** A line over the picture for as long as what was done lasts. Nothing of one's own to do lies under it. */
export function Lasting() {
  const it = lasting();
  const wall = onWall();
  const turned = useSignal(0);
  useEffect(() => {
    const again = (): void => {
      turned.value++;
    };
    addEventListener("resize", again);
    return () => removeEventListener("resize", again);
  }, []);
  void turned.value;
  const shown = it !== undefined;
  const long = shown && it.text.length > LONG;
  // What stands at the foot of the picture moves up by the line's height.
  useEffect(() => {
    const page = document.documentElement;
    if (shown) page.setAttribute("data-lasting", long ? "long" : "");
    return () => page.removeAttribute("data-lasting");
  }, [shown, long]);
  if (!it) return null;
  return (
    <p
      class={css.line}
      style={wall ? undefined : aboveButtons()}
      data-part="lasting"
      data-kind={it.kind}
      data-wall={wall || undefined}
    >
      {it.text}
    </p>
  );
}
