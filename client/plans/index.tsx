import type { ComponentType } from "preact";
import { ForAll } from "./list.tsx";
import { ForStudents } from "./students.tsx";
import { ForTeacher } from "./teacher.tsx";

type Game = typeof import("../../src/game/index.ts");

/** The pages about lessons, as soon as the game, which has the plans, is there. */
export const lessonsOf =
  ({ plans }: Game): ComponentType<{ path: string }> =>
  ({ path }) => {
    const [, , id = "", more] = path.replace(/\/+$/, "").split("/");
    const plan = plans.find((one) => one.id === id);
    if (plan && more === "students") return <ForStudents key={id} plan={plan} />;
    if (plan && more === undefined) return <ForTeacher key={id} plan={plan} />;
    return <ForAll plans={plans} missing={id !== "" || more !== undefined} />;
  };
