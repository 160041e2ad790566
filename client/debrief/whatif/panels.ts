export { Forks } from "./fork.tsx";
export { Recount } from "./recount.tsx";
export { Replays } from "./replay.tsx";
