import { SELF } from "cloudflare:test";
import { expect, test } from "vitest";
import { CLIENT } from "../../src/room/client.generated.ts";
import { join, makeRoom } from "./client.ts";

test("a round is played from the lobby to the reveal over a socket", async () => {
  const { code, hostToken } = await makeRoom({ scenario: "practice", fill: 12 });
  const player = await join(code, "Amber Otter", hostToken);
  expect(player.you).toEqual({ seat: 0, host: true });
  expect(player.view("all")).toMatchObject({ phase: "lobby", seats: { 0: { name: "Amber Otter", score: 0 } } });
  player.send({ type: "start" });
  await player.until(() => player.view("all")?.phase === "round");
  await player.until(() => (player.view("seat") as { offers: unknown[] }).offers.length > 0);
  const id = player.send({ type: "act", round: 1, command: { verb: "explore" } });
  await player.until(() => player.acked.has(id));
  expect(player.view("seat")).toMatchObject({ parts: { swarm: { at: "wing", why: "explore" } } });
  const info = await SELF.fetch(`https://leaderless.test/api/rooms/${code}`);
  expect(await info.json()).toEqual({ code, phase: "round", people: 1, full: false, client: CLIENT });
  player.close();
});
