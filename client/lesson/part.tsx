import type { ComponentType } from "preact";
import { useLazy } from "../parts/lazy.ts";
import { leading } from "./leading.ts";
import { lessoning } from "./load.ts";

type Part = ComponentType<{ code: string }>;
const parts = {
  OnPhone: (): Promise<Part> => lessoning().then((one) => one.OnPhone),
  OnWall: (): Promise<Part> => lessoning().then((one) => one.OnWall),
  Silent: (): Promise<Part> => lessoning().then((one) => one.Silent),
  Choose: (): Promise<Part> => leading().then((one) => one.Choose),
  Desk: (): Promise<Part> => leading().then((one) => one.Desk),
  Strip: (): Promise<Part> => leading().then((one) => one.Strip),
  Next: (): Promise<Part> => leading().then((one) => one.Next),
};

/** A part of a lesson by its name, once it is there: rooms without a plan load nothing of it. */
export function LessonPart({ name, code = "" }: { name: keyof typeof parts; code?: string }) {
  const Loaded = useLazy(parts[name]);
  return Loaded ? <Loaded code={code} /> : null;
}
