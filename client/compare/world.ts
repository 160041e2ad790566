/** What the words tell apart; a world that they do not know has the general ones. */
export const worldOf = (world: string): "swarm" | "chain" | "other" =>
  world === "swarm" || world === "chain" ? world : "other";
