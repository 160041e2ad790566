import type { Recording } from "../../src/game/index.ts";
import { typed } from "../../src/protocol/channels.ts";
import * as debrief from "../debrief/words/words.ts";
import type { RecordingSource } from "../source/recording.ts";
import { trialWords } from "../trials/load.ts";
import { loadWords } from "../words/catalogue.ts";
import * as format from "../words/format.ts";
import { fetchStage, scenarioOf, stage } from "../worlds/registry.ts";
import type { Stage } from "../worlds/stage.ts";
import type { Told } from "./read.ts";
import { through } from "./through.ts";
import type { KeyMoment } from "./types.ts";
import { words } from "./words/words.ts";

const w = words.keep;

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

/** The key moments of a recorded round, each in a sentence. Moves the recording to its end. */
export async function momentsIn(recording: Recording, recorded: RecordingSource): Promise<KeyMoment[]> {
  recorded.seek(recorded.to);
  const on = await stageOf(recording, recorded);
  if (!on) return [];
  const [{ named }] = await Promise.all([on.aftermath(), loadWords({ debrief }), trialWords()]);
  const { toldMoments } = await import("../debrief/moments/told.ts");
  return through(recorded.seen({ screen: true }), -1, () => toldMoments(named));
}

/** A round in words, for where it cannot be played any more: what it was, how it ended, and its key moments. */
export async function tell(recording: Recording, recorded: RecordingSource): Promise<Told> {
  const moments = await momentsIn(recording, recorded);
  const on = await stageOf(recording, recorded);
  const views = recorded.seen({ screen: true });
  const ended = on && through(views, -1, () => on.ended());
  const begin = typed(views).all?.round?.begin ?? recorded.from;
  const lines = [scenarioOf(recording.scenario.id)?.title, ended].filter((line) => line !== undefined);
  for (const { t, label } of moments)
    lines.push(w.line({ clock: format.clock(Math.round((t - begin) / 1000)), label }));
  return { number: recording.number, lines };
}
