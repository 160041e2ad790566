import { expect, test } from "vitest";
import { eachMechanism } from "../game/support/setups.ts";
import { fuzz } from "./fuzz.ts";

const MESSAGES = 10_000;

// test/chaos/fuzz.test.ts sends ten times as many, with other seeds.
test(`${MESSAGES} random and mutated messages get an error with a known code and change nothing, or are honest commands`, () => {
  const { accepted, repeated, refused } = fuzz(MESSAGES, 20_261_125);
  console.log(`fuzz: ${accepted} accepted, ${repeated} repeats, refused: ${JSON.stringify(refused)}`);
  // The garbage got past the door into every corner, and not all of it was garbage.
  expect(accepted).toBeGreaterThan(MESSAGES / 100);
  expect(repeated).toBeGreaterThan(MESSAGES / 100);
  const door = ["bad_message", "too_big", "not_host", "no_seat", "bad_command", "bad_setup", "bad_name"];
  const inside = ["wrong_round", "not_in_play", "round_running", "not_at_swarm", "already_home"];
  for (const code of [...door, ...inside]) expect(refused[code] ?? 0, code).toBeGreaterThan(0);
}, 60_000);

const others = eachMechanism.filter((one) => one.mechanism !== "bees");

test.each(others.map((one) => one.id))("the same for a room that begins with %s", (scenario) => {
  const { accepted, refused } = fuzz(MESSAGES / 5, 20_261_124, scenario);
  expect(accepted).toBeGreaterThan(MESSAGES / 500);
  expect(refused.bad_command ?? 0).toBeGreaterThan(0);
});
