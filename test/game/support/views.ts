import type { Round } from "../../../src/game/round.ts";
import { viewReader } from "../../../src/game/view-reader.ts";

/** Reads one part's views of a round: `viewsOf<EcViews>(round, "ec")("node", 3)` is that of channel `node:3`. */
export function viewsOf<V>(round: Round, part: string) {
  return <K extends keyof V & string>(kind: K, id?: number): NonNullable<V[K]> => {
    const channel = id === undefined ? kind : `${kind}:${id}`;
    const view = viewReader<V>(part, () => round.view(channel))(kind);
    if (view === undefined || view === null) throw new Error(`${part} shows nothing in ${channel}`);
    return view;
  };
}
