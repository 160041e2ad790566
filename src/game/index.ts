export { digest } from "./kit/hash.ts";
export { partsOf } from "./parts.ts";
export { Round } from "./round.ts";
export { DEFAULT_SCENARIO, type Scenario, scenarios } from "./scenario.ts";
export {
  advance,
  apply,
  createSession,
  type Input,
  nextDue,
  replay,
  type Session,
  scenarioFault,
  sessionHash,
} from "./session.ts";
export type { RoundState } from "./state.ts";
export { SCREEN_CHANNELS, Views } from "./views.ts";
