import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { BEE } from "../../art/bee.tsx";
import { useLazy } from "../../parts/lazy.ts";
import { FootSlip } from "../../parts/sky.tsx";
import css from "./projector.module.css";
import { part } from "./registry.ts";
import { silhouette } from "./views.ts";
import { words } from "./words/words.ts";

/** So many bees fly at once at most; how long each does, in ms, as in the styles; and how far apart two start. */
const MOST = 12;
const FLIES = 2400;
const APART = 180;

interface Flight {
  id: number;
  lands: boolean;
  x: number;
  y: number;
  after: number;
}

/** Where a bee leaves the picture, by its number: all around the swarm, never by where it flies to, which nobody beside it sees. */
function away(id: number): { x: number; y: number } {
  const angle = Math.PI * (1.05 + 0.9 * ((id * 0.618) % 1));
  return { x: Math.round(806 + 1000 * Math.cos(angle)), y: Math.round(370 + 620 * Math.sin(angle)) };
}

/** Scouts that leave the swarm and land on it, as one who stands beside it sees them. */
function Flights({ flown, out }: { flown: number; out: number }) {
  const list = useSignal<readonly Flight[]>([]);
  const last = useRef({ flown, landed: flown - out, id: 0 });
  useEffect(() => {
    const was = last.current;
    const landed = flown - out;
    const [leave, land] = [flown - was.flown, landed - was.landed];
    last.current = { flown, landed, id: was.id };
    // A round that has just begun, or was joined, shows nobody fly who did so before.
    if (leave < 0 || land < 0) return;
    const count = Math.min(MOST, leave + land);
    const fresh = Array.from({ length: count }, (_, i) => {
      const id = ++last.current.id;
      return { id, lands: i >= leave, after: i * APART, ...away(id) };
    });
    if (fresh.length === 0) return;
    list.value = [...list.peek(), ...fresh].slice(-MOST);
    setTimeout(
      () => {
        list.value = list.peek().filter((one) => !fresh.includes(one));
      },
      FLIES + count * APART,
    );
  }, [flown, out]);
  return (
    <div class={css.flights} aria-hidden="true">
      {list.value.map(({ id, lands, x, y, after }) => (
        <span
          key={id}
          class={lands ? css.lands : css.leaves}
          style={{ "--x": x, "--y": y, animationDelay: `${after}ms` }}
        >
          <svg viewBox="-20 -20 40 40" aria-hidden="true">
            {BEE}
          </svg>
        </span>
      ))}
    </div>
  );
}

const none: ComponentType = () => null;

/** What the projector shows of a swarm that looks for a home: who leaves and lands, how many are out, and the mechanism's own. */
export function Projector() {
  const now = silhouette.value;
  const Wall = useLazy(async () => (await part().wall?.()) ?? none);
  if (!now) return null;
  const { projector, says, Backdrop: own } = part();
  const more = projector?.();
  return (
    <div class={css.over}>
      {!own && <Flights flown={now.flown} out={now.out} />}
      {Wall && <Wall />}
      <FootSlip>
        {says?.out(now.swarm, now.out) ?? words.out({ swarm: now.swarm, out: now.out })}
        {more && <span data-part="projector-more"> · {more}</span>}
      </FootSlip>
    </div>
  );
}
