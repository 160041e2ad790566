import { expect } from "vitest";
import { type Recording, recordingSchema, type SessionRecording, scenarios } from "../../src/game/index.ts";
import { errorBody } from "../../src/protocol/http.ts";
import { ask, makeRoom, takeSeat, type Viewer, watch } from "../room/client.ts";

/** Other rules than those that are built. */
export const OLDER = "0123456789abcdef";

export const get = (code: string, token?: string, query = ""): Promise<Response> =>
  ask("GET", `/rooms/${code}/recordings${query}`, token);

/** The rounds that this token gets. */
export async function rounds(code: string, token: string, query = ""): Promise<Recording[]> {
  const response = await get(code, token, query);
  expect(response.status, await response.clone().text()).toBe(200);
  const { format, rounds } = (await response.json()) as SessionRecording;
  expect(format).toBe(1);
  for (const one of rounds) expect(recordingSchema.safeParse(one).success).toBe(true);
  return rounds;
}

export async function refused(response: Response): Promise<[number, string]> {
  return [response.status, errorBody.parse(await response.json()).error];
}

export interface Played {
  code: string;
  tokens: { host: string; screen: string; amber: string; jade: string };
  host: Viewer;
  jade: Viewer;
  say(message: object): Promise<void>;
  /** A round from its start to its reveal, in which both act. */
  play(): Promise<void>;
  over(): Promise<void>;
}

/** A room of two people, whose rounds take no longer than a few flushes. */
export async function room(level: "open" | "discreet" = "open"): Promise<Played> {
  const { code, hostToken, screenToken } = await makeRoom();
  const [amber, jade] = [await takeSeat(code, "Amber Otter"), await takeSeat(code, "Jade Wren")];
  const steps = [{ ...scenarios.robbers, briefing: 0, fill: 12 }];
  expect((await ask("PUT", `/rooms/${code}/plan`, hostToken, { steps })).status).toBe(200);
  const host = await watch(code, hostToken, amber.token);
  const other = await watch(code, jade.token);
  const tell = async (viewer: Viewer, message: object): Promise<void> => {
    const id = viewer.send(message);
    await viewer.until(() => viewer.acked.has(id));
  };
  const say = (message: object): Promise<void> => tell(host, message);
  if (level === "discreet") await say({ type: "level", level });
  /** Ends the play, and in an open room the naming after it. */
  const over = async (): Promise<void> => {
    await say({ type: "end" });
    if ((host.view("all") as { phase: string }).phase === "round") await say({ type: "end" });
  };
  const play = async (): Promise<void> => {
    await say({ type: "start" });
    const { number } = (host.view("all") as { round: { number: number } }).round;
    const act = (viewer: Viewer): Promise<void> =>
      tell(viewer, { type: "act", round: number, command: { verb: "explore" } });
    await Promise.all([act(host), act(other)]);
    await over();
    expect(host.view("all")).toMatchObject({ phase: "reveal" });
  };
  return {
    code,
    tokens: { host: hostToken, screen: screenToken, amber: amber.token, jade: jade.token },
    host,
    jade: other,
    say,
    play,
    over,
  };
}
