import { buildOf, indexOf } from "./find.ts";

/** After a try to keep the build, the next one waits so long. ms */
const RETRY = 60_000;

/** Stores the running build unless it is kept already: its script first, then its place in the index. */
export async function keepBuild(env: Env, rules: string): Promise<void> {
  const index = indexOf(env);
  if (await index.has(rules)) return;
  const file = await env.ASSETS.fetch(`https://assets/rules/${rules}.js`);
  if (!file.ok) throw new Error(`the deploy has no script of its rules: ${file.status}`);
  if (!(await buildOf(env, rules).keep(await file.arrayBuffer()))) throw new Error("the script has another hash");
  await index.add(rules);
}

/**
 * Has the running build kept, by the first room that runs in this process, and again until that has worked. No room waits
 * for it, and no room fails with it.
 */
export class Keeper {
  readonly #rules: string;
  #kept = false;
  #notBefore = Number.NEGATIVE_INFINITY;

  constructor(rules: string) {
    this.#rules = rules;
  }

  /** To be called whenever a room runs; `now` is wall time in ms. */
  tend(ctx: DurableObjectState, env: Env, now: number): void {
    if (this.#kept || now < this.#notBefore) return;
    this.#notBefore = now + RETRY;
    ctx.waitUntil(
      keepBuild(env, this.#rules).then(
        () => {
          this.#kept = true;
        },
        (fault) => console.error("the build could not be kept", this.#rules, fault),
      ),
    );
  }
}
