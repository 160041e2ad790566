import { scenarios } from "../../../src/game/index.ts";
import { Player } from "../../chaos/player.ts";

/** Two rounds, one in each world; their clocks in ms of session time. */
const STEPS = [
  { ...scenarios.meadow, briefing: 1000, clock: 45_000 },
  { ...scenarios["bft-liars"], briefing: 1000, clock: 60_000 },
];
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function send<T>(method: string, url: string, body: object, token?: string): Promise<T> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json() as Promise<T>;
}

/** Three people among bots play a room's plan on a server, over their sockets; then one of them takes it along. */
export async function takenAlong(server: string): Promise<string> {
  const api = `${server}/api/rooms`;
  const { code, hostToken } = await send<{ code: string; hostToken: string }>("POST", api, {});
  await send("PUT", `${api}/${code}/plan`, { steps: STEPS }, hostToken);
  const tokens: string[] = [];
  for (const name of ["Amber Otter", "Jade Wren", "Teal Fox"])
    tokens.push((await send<{ token: string }>("POST", `${api}/${code}/seats`, { name })).token);
  const players = tokens.map((token, i) => new Player(i, i === 0 ? [token, hostToken] : [token]));
  const [host] = players as [Player];
  const socket = `${server.replace(/^http/, "ws")}/api/rooms/${code}/socket`;
  try {
    await Promise.all(players.map((player) => player.connect(socket)));
    for (const _ of STEPS) {
      host.send({ type: "start" });
      while (host.phase !== "round") await wait(20);
      while (host.phase === "round") {
        for (const player of players) if (player.waiting < 5) player.play();
        await wait(150);
      }
    }
    const taken = await fetch(`${api}/${code}/recordings`, { headers: { authorization: `Bearer ${tokens[1]}` } });
    if (!taken.ok) throw new Error(`${taken.status} ${await taken.text()}`);
    return await taken.text();
  } finally {
    for (const player of players) player.hangUp();
  }
}
