import type { ComponentType } from "preact";
import { useLazy } from "../parts/lazy.ts";
import { trialWords } from "../trials/load.ts";
import { ForAll } from "./list.tsx";
import { ForStudents } from "./students.tsx";
import { ForTeacher } from "./teacher.tsx";
import { words } from "./words/words.ts";

type Game = typeof import("../../src/game/index.ts");

/** The pages about lessons, as soon as the game, which has the plans, is there. */
export function lessonsWith(game: Game): ComponentType<{ path: string }> {
  const { plans } = game;
  const composing = async () => {
    await trialWords();
    return (await import("./own/load.tsx")).ownWith(game);
  };
  /** One's own, which comes when somebody goes there. */
  const Own = ({ page }: { page: string | undefined }) => {
    const Loaded = useLazy(composing);
    return Loaded ? <Loaded page={page} /> : <main>{words.list.coming}</main>;
  };
  return ({ path }) => {
    const [, , id = "", more] = path.replace(/\/+$/, "").split("/");
    const plan = plans.find((one) => one.id === id);
    if (plan && more === "students") return <ForStudents key={id} plan={plan} />;
    if (plan && more === undefined) return <ForTeacher key={id} plan={plan} />;
    if (id === "own") return <Own page={more} />;
    return <ForAll plans={plans} missing={id !== "" || more !== undefined} />;
  };
}
