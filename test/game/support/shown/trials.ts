import type { CartelState } from "../../../../src/game/trials/cartel/state.ts";
import type { Shown } from "./types.ts";

/** How many lie is announced; who they are lies in the round's roles. */
export const liars: Shown = { paths: () => ["share", "known", "of"] };

/** An owner knows what it holds, and everybody else that it holds nothing. */
export const sybil: Shown = { paths: (_r, viewer) => (viewer === "screen" ? ["hold.nothing"] : [`hold.${viewer}`]) };

/**
 * Members know their channel; who is asked, how much and how long; everybody that it was betrayed, and in open rooms whom the proof
 * names. Who began it, and who betrayed it, is nobody's to know.
 */
export const cartel: Shown = {
  gambles: ["accept"],
  paths(r, viewer, id = "cartel") {
    const s = r.parts[id] as CartelState;
    const paths = ["broken.t", "members.nothing", "offers.nothing", "turns"];
    if (r.level === "open") paths.push("broken.proved");
    if (viewer === "screen") return paths;
    if (s.members[viewer] && !s.broken) return [...paths, "ring", "members", "left", "log", "asked", "offers"];
    paths.push(`members.${viewer}`);
    return [...paths, ...["amount", "until"].map((field) => `offers.${viewer}.${field}`)];
  },
};
