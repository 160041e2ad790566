import type { Recording } from "../../src/game/index.ts";
import type { RecordingSource } from "../source/recording.ts";
import { fetchStage, scenarioOf, stage } from "../worlds/registry.ts";
import type { Stage } from "../worlds/stage.ts";
import type { Told } from "./read.ts";
import { through } from "./through.ts";

/** A stage is waited for so long, look by look. ms */
const LOOK = 50;
const LOOKS = 200;

/** The stage of a recorded round, once its part of the page is there; undefined where that does not come. */
async function stageOf(recording: Recording, recorded: RecordingSource): Promise<Stage | undefined> {
  const { world, mechanism } = recording.scenario;
  fetchStage(world, mechanism);
  for (let i = 0; i < LOOKS; i++) {
    const now = through(recorded.seen({ screen: true }), -1, () => stage.value);
    if (now === "failed") return undefined;
    if (now !== "loading") return now;
    await new Promise((done) => setTimeout(done, LOOK));
  }
  return undefined;
}

/** A round in words, for where it cannot be played any more: what it was, and how it ended. */
export async function tell(recording: Recording, recorded: RecordingSource): Promise<Told> {
  recorded.seek(recorded.to);
  const on = await stageOf(recording, recorded);
  const views = recorded.seen({ screen: true });
  const ended = on && through(views, -1, () => on.ended());
  const lines = [scenarioOf(recording.scenario.id)?.title, ended].filter((line) => line !== undefined);
  return { number: recording.number, lines };
}
