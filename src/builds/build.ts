import { DurableObject } from "cloudflare:workers";
import { rulesOf } from "./hash.ts";

/**
 * One build of the game, found by its rules' hash and kept for good: recordings name their rules, and outlive deploys and
 * rooms. Only a room under these rules brings the script, from its own deploy's files; nobody can upload one.
 */
export class Build extends DurableObject<Env> {
  /** Keeps the script. False, and nothing is stored, unless its hash is this object's name. */
  async keep(script: ArrayBuffer): Promise<boolean> {
    if ((await rulesOf(script)) !== this.ctx.id.name) return false;
    this.ctx.storage.kv.put("script", script);
    return true;
  }

  /** Ask only for what the index lists: asking an object that keeps nothing leaves a file behind. */
  script(): ArrayBuffer | undefined {
    return this.ctx.storage.kv.get<ArrayBuffer>("script");
  }
}
