export { otherRules } from "./again.ts";
export { type Errand, errandsOf, type Move } from "./family/errands.ts";
export { type Founding, homeKey } from "./family/state.ts";
export { digest } from "./kit/hash.ts";
export { type Guess, type Lesson, nextStep, stepOf } from "./lesson.ts";
export { alternatives } from "./measures/alternatives.ts";
export { cardsFor, factoriesOf } from "./parts.ts";
export { type LessonCopy, lessonCopy } from "./plans/copy.ts";
export { type Plan, plans, readPlan, type Step } from "./plans/index.ts";
export { lessonDesk } from "./plans/shown.ts";
export {
  endOf,
  headOf,
  type Recording,
  type RecordingHead,
  type RoundClock,
  recordingOf,
  recordingSchema,
  type SessionRecording,
} from "./recording.ts";
export { type Asker, redacted } from "./redacted.ts";
export { hashOf, type Overrides, Replay, type ReplayPoint } from "./replay.ts";
export { Round, type Witness } from "./round.ts";
export { type Scenario, withTrial } from "./scenario.ts";
export { DEFAULT_SCENARIO, scenarios } from "./scenarios.ts";
export {
  advance,
  apply,
  createSession,
  type Input,
  isRunning,
  nextDue,
  passStart,
  planFault,
  rateOf,
  replay,
  runsUntil,
  type Session,
  scenarioFault,
  scenarioOf,
  sessionHash,
} from "./session.ts";
export type { RoundState } from "./state.ts";
export { liarsIn, withLiars } from "./trials/liars/liars.ts";
export { RECORDING_FORMAT, VIEWS_VERSION } from "./versions.ts";
export { SCREEN_CHANNELS, Views } from "./views.ts";
