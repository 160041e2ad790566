import { nightly } from "../night.ts";
import { stage } from "./registry.ts";
import type { Moment } from "./stage.ts";
import { Meadow } from "./swarm/art.ts";

/** The picture of the stage that the room is on; the bare ground while it loads. */
export function Scene({ moment, shown = 0 }: { moment: Moment; shown?: number }) {
  const now = stage.value;
  return typeof now === "string" ? null : <now.Backdrop moment={moment} shown={shown} />;
}

/** The picture of pages that belong to no room. */
export const Outdoors = ({ dusk }: { dusk: number }) => <Meadow dusk={nightly.value ? 1 : dusk} />;
