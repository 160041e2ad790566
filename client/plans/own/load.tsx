import { ForStudents } from "../students.tsx";
import { ForTeacher } from "../teacher.tsx";
import { carriedBy } from "./carried.ts";
import { Compose } from "./compose.tsx";
import { OWN, written } from "./written.ts";

type Game = typeof import("../../../src/game/index.ts");

/** One's own lesson: put together, or read as the link in the address has it. The app draws it anew whenever the address changes. */
export const ownWith =
  (game: Game) =>
  ({ page }: { page: string | undefined }) => {
    const fragment = location.hash;
    const carried = page === undefined ? undefined : carriedBy(fragment);
    const read = carried && "candidate" in carried ? game.readPlan(carried.candidate) : undefined;
    if (!read || "fault" in read) return <Compose game={game} />;
    const own = { plan: { ...read.plan, id: OWN }, fragment };
    if (page === "students") return <ForStudents {...own} />;
    return <ForTeacher {...own} start={{ ...written(read.plan, game.scenarios) }} />;
  };
