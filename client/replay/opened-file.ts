import { signal } from "@preact/signals";
import type { Recording } from "../../src/game/index.ts";
import { RULES } from "../../src/game/rules.generated.ts";
import { loadRules } from "../net/rules.ts";
import { type Verdict, watchRound } from "../source/open-recording.ts";
import type { RecordingSource } from "../source/recording.ts";
import type { FileWrong, Summary } from "./messages.ts";
import { Opener } from "./opener.ts";
import type { Told } from "./read.ts";

/** What is known of a round in the file. `views`: it replays, and this page has no pictures for it any more. */
export interface Listed extends Summary {
  verdict?: Verdict | "views";
  lines: readonly string[];
}

export type FileState =
  | { is: "none" }
  | { is: "reading" }
  | { is: "wrong"; why: FileWrong | "silent" }
  /** `checking`: which round is played through at the moment, and how far it is, 0 to 1. */
  | { is: "list"; rounds: readonly Listed[]; checking?: { index: number; share: number }; stopped?: true };

/** The file that the page has open. Everything that is done with its content is done in a worker. */
export class OpenedFile {
  readonly state = signal<FileState>({ is: "none" });
  #opener: Opener | undefined;
  #file: Blob | undefined;
  /** Waits for the first file, with the game that most files want. */
  #ready: Opener | undefined;

  /** Gets ready while somebody looks for their file: the worker and the game would be waited for after it. */
  prepare(): void {
    this.#ready = new Opener();
    this.#ready.warm(RULES);
    void loadRules(RULES);
  }

  /** Reads a file, and then plays its rounds through one by one. The one before is put away. */
  async read(file: Blob): Promise<void> {
    this.#opener?.end();
    this.#file = file;
    const mine = this.#ready && !this.#ready.broken ? this.#ready : new Opener();
    this.#ready = undefined;
    this.#opener = mine;
    this.state.value = { is: "reading" };
    try {
      const answer = await mine.ask({ what: "file", file });
      if (mine !== this.#opener) return;
      if (answer.what === "refused") this.state.value = { is: "wrong", why: answer.why };
      else if (answer.what === "file") {
        this.state.value = { is: "list", rounds: answer.rounds.map((round) => listed(round, answer.told)) };
        await this.#checkAll();
      }
    } catch {
      if (mine === this.#opener) this.state.value = { is: "wrong", why: "silent" };
    }
  }

  async #checkAll(): Promise<void> {
    const mine = this.#opener;
    const count = this.#list()?.rounds.length ?? 0;
    for (let index = 0; index < count; index++) {
      const verdict = await this.#check(index);
      if (!verdict || this.#list()?.stopped || (mine !== this.#opener && !this.#opener)) return;
      this.#update(index, verdict);
    }
    const list = this.#list();
    if (list) this.state.value = { is: "list", rounds: list.rounds };
  }

  /** What a round turns out to be; undefined where that was ended. A worker that hangs over it is given up for another. */
  async #check(index: number): Promise<Verdict | undefined> {
    const opener = this.#opener;
    this.#progress(index, 0);
    try {
      const answer = await opener?.ask({ what: "check", index }, (share) => this.#progress(index, share));
      return answer?.what === "checked" ? answer.verdict : undefined;
    } catch {
      if (opener !== this.#opener || !this.#file) return undefined;
      this.#opener = new Opener();
      await this.#opener.ask({ what: "file", file: this.#file });
      return "takes too long";
    }
  }

  /** A round to be watched, with the projector's eyes; or what there is against it. */
  async open(index: number): Promise<{ recording: Recording; recorded: RecordingSource } | undefined> {
    this.#progress(index, 0);
    const answer = await this.#opener?.ask({ what: "open", index }, (share) => this.#progress(index, share));
    const list = this.#list();
    if (list) this.state.value = { is: "list", rounds: list.rounds };
    if (answer?.what === "closed") this.#update(index, answer.verdict);
    if (answer?.what !== "opened") return undefined;
    const watched = answer.drawable
      ? await watchRound(answer.recording, answer.frames, { screen: true })
      : ("unknown rules" as const);
    if (typeof watched !== "string") return { recording: answer.recording, recorded: watched };
    this.#update(index, watched === "offline" ? watched : "views");
    return undefined;
  }

  /** Ends what runs. What is known by now stays. */
  stop(): void {
    const list = this.#list();
    this.#opener?.end();
    this.#ready?.end();
    this.#opener = undefined;
    this.#ready = undefined;
    this.state.value = list ? { is: "list", rounds: list.rounds, stopped: true } : { is: "none" };
  }

  #list(): Extract<FileState, { is: "list" }> | undefined {
    const state = this.state.peek();
    return state.is === "list" ? state : undefined;
  }

  #progress(index: number, share: number): void {
    const list = this.#list();
    if (list && !list.stopped) this.state.value = { ...list, checking: { index, share } };
  }

  #update(index: number, verdict: Verdict | "views"): void {
    const list = this.#list();
    if (!list) return;
    const rounds = list.rounds.map((one) => (one.index === index ? { ...one, verdict } : one));
    this.state.value = { ...list, rounds };
  }
}

function listed(round: Summary, told: readonly Told[]): Listed {
  return { ...round, lines: told.find(({ number }) => number === round.number)?.lines ?? [] };
}
