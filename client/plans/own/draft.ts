import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { lessonOf } from "../say.ts";
import { words } from "../words/words.ts";
import { type Carried, carriedBy, fragmentOf } from "./carried.ts";
import { carriedText, faultText } from "./faults.ts";
import { fresh, joined, type Written, type WrittenStep, written } from "./written.ts";

type Game = typeof import("../../../src/game/index.ts");
const w = words.compose;

/** The lesson that is being composed, what is wrong with it, and how it is changed. The link in the address may bring one. */
export function useDraft(game: Game) {
  const lesson = useSignal<Written>(fresh(game));
  /** Somebody has changed it here: from now on the address carries it, so that a reload loses nothing. */
  const touched = useSignal(false);
  /** What was wrong with a link or a file; and what was done last, to be read aloud. */
  const wrong = useSignal<string | undefined>(undefined);
  const done = useSignal("");

  const put = (next: Written, said = ""): void => {
    touched.value = true;
    wrong.value = undefined;
    done.value = said;
    lesson.value = next;
  };
  const steps = (next: readonly WrittenStep[], said = ""): void =>
    put({ ...lesson.peek(), steps: joined(next, game) }, said);
  /** Takes over a lesson from a link or a file, if it is one. */
  const take = (carried: Carried | undefined): void => {
    if (!carried) return;
    done.value = "";
    if ("wrong" in carried) {
      wrong.value = carriedText(carried.wrong);
      return;
    }
    const read = game.readPlan(carried.candidate);
    if ("fault" in read) wrong.value = faultText(read.fault, carried.candidate);
    else put(written(read.plan, game.scenarios), w.opened({ title: read.plan.title ?? lessonOf(read.plan.id).title }));
  };
  useEffect(() => {
    const arrive = (): void => take(carriedBy(location.hash));
    arrive();
    addEventListener("hashchange", arrive);
    return () => removeEventListener("hashchange", arrive);
  }, []);

  const read = game.readPlan(lesson.value);
  /** As it is kept: fields in the order of the schema, so that the same lesson is always the same link. */
  const kept = "plan" in read ? written(read.plan, game.scenarios) : undefined;
  const fragment = kept && fragmentOf(kept);
  useEffect(() => {
    if (touched.value && fragment !== undefined) history.replaceState(history.state, "", `#${fragment}`);
  }, [fragment]);
  const fault = "fault" in read ? faultText(read.fault, lesson.value) : undefined;
  return { lesson, wrong, done, put, steps, take, kept, fragment, fault };
}
