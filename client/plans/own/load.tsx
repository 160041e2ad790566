import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ForStudents } from "../students.tsx";
import { ForTeacher } from "../teacher.tsx";
import { carriedBy } from "./carried.ts";
import { Compose } from "./compose.tsx";

type Game = typeof import("../../../src/game/index.ts");

/** One's own lesson: put together, or read as the link in the address has it. */
export const ownWith =
  (game: Game) =>
  ({ page }: { page: string | undefined }) => {
    const hash = useSignal(location.hash);
    useEffect(() => {
      const again = (): void => {
        hash.value = location.hash;
      };
      addEventListener("hashchange", again);
      return () => removeEventListener("hashchange", again);
    }, []);
    const carried = page === undefined ? undefined : carriedBy(hash.value);
    const read = carried && "candidate" in carried ? game.readPlan(carried.candidate) : undefined;
    if (!read || "fault" in read) return <Compose game={game} />;
    const own = { plan: { ...read.plan, id: "own" }, fragment: hash.value };
    return page === "students" ? <ForStudents {...own} /> : <ForTeacher {...own} />;
  };
