import type { Build } from "./build.ts";
import type { BuildIndex } from "./build-index.ts";

/** The object that keeps the build of these rules. Only for rules that run here, or that the index lists. */
export function buildOf(env: Env, rules: string): DurableObjectStub<Build> {
  return env.BUILD.get(env.BUILD.idFromName(rules));
}

export function indexOf(env: Env): DurableObjectStub<BuildIndex> {
  return env.BUILDS.get(env.BUILDS.idFromName("index"));
}
