import { rows } from "../../src/game/plans/rows.ts";
import { useLazy } from "../parts/lazy.ts";
import { trialWords } from "../trials/load.ts";
import { ForAll } from "./list.tsx";
import { ForStudents } from "./students.tsx";
import { ForTeacher } from "./teacher.tsx";
import { words } from "./words/words.ts";

/** One's own needs the game, which checks it, and the words of the cards. */
const composing = async () => {
  // Words first: modules read theirs as they are loaded.
  const [game] = await Promise.all([import("../../src/game/index.ts"), trialWords()]);
  return (await import("./own/load.tsx")).ownWith(game);
};

function Own({ page }: { page: string | undefined }) {
  const Loaded = useLazy(composing);
  return Loaded ? <Loaded page={page} /> : <main>{words.list.coming}</main>;
}

/** The pages about lessons, by their addresses. */
export function Lessons({ path }: { path: string }) {
  const [, , id = "", more] = path.replace(/\/+$/, "").split("/");
  const plan = rows.find((one) => one.id === id);
  if (plan && more === "students") return <ForStudents key={id} plan={plan} />;
  if (plan && more === undefined) return <ForTeacher key={id} plan={plan} start={id} />;
  if (id === "own") return <Own page={more} />;
  return <ForAll plans={rows} missing={id !== "" || more !== undefined} />;
}
