import { DurableObject } from "cloudflare:workers";

/**
 * Which builds are kept. There is one such object. The front door asks it before it asks for a build, because a Durable
 * Object that was asked for by a guessed hash would leave a file behind, and this one leaves nothing but its list.
 */
export class BuildIndex extends DurableObject<Env> {
  has(rules: string): boolean {
    return this.ctx.storage.kv.get(rules) !== undefined;
  }

  /** Whether a room ever ran here. */
  any(): boolean {
    return [...this.ctx.storage.kv.list({ limit: 1 })].length > 0;
  }

  /** Lists a build, once its script is stored. */
  add(rules: string): void {
    this.ctx.storage.kv.put(rules, { kept: Date.now() });
  }
}
