import { env, evictDurableObject, runDurableObjectAlarm, runInDurableObject, SELF } from "cloudflare:test";
import { afterEach, describe, expect, test, vi } from "vitest";
import { DEFAULT_SCENARIO, hashOf, type Session, type SessionRecording } from "../../src/game/index.ts";
import { RULES } from "../../src/game/rules.generated.ts";
import { codeFrom } from "../../src/protocol/code.ts";
import { SCHEMA } from "../../src/room/migrations/migrate.ts";
import { wake } from "../../src/room/wake.ts";
import { age, ask, makeRoom, post, roomOf, stored, takeSeat, upgrade, type Viewer, watch } from "./client.ts";
import bees from "./fixtures/schema-1-bees.json";
import chain from "./fixtures/schema-1-chain.json";
import lobby from "./fixtures/schema-1-lobby.json";
import reveal from "./fixtures/schema-1-reveal.json";

type Row = Record<string, string | number>;

interface OldSeat {
  name: string;
  kind: string;
  score: number;
  open: number;
}

interface Fixture {
  tokens: { host: string; screen: string; seats: Record<string, string> };
  then: {
    phase: string;
    scenario: string;
    fill: number;
    rounds: number;
    now: number;
    seats: OldSeat[];
    history: unknown[];
  };
  tables: { name: string; sql: string; rows: Row[] }[];
}

const fixtures: Record<string, Fixture> = { lobby, bees, chain, reveal };
const files = Object.entries(fixtures);

/** Puts an old room's database into an object of its own. Returns that one's code. */
async function put({ tables }: Fixture): Promise<string> {
  const code = codeFrom(crypto.getRandomValues(new Uint8Array(8)));
  await runInDurableObject(roomOf(code), (_, { storage }) => {
    for (const { name, sql, rows } of tables) {
      storage.sql.exec(sql);
      for (const row of rows) {
        const marks = Object.keys(row).map(() => "?");
        storage.sql.exec(`INSERT INTO ${name} (${Object.keys(row)}) VALUES (${marks})`, ...Object.values(row));
      }
    }
  });
  await env.ROOMS.get(env.ROOMS.idFromName("index")).add(code);
  return code;
}

/** Everything a room's database holds, its tables' definitions included. */
function dump(code: string): Promise<Record<string, Row[]>> {
  return runInDurableObject(roomOf(code), (_, { storage }) => {
    const all = storage.sql.exec<{ name: string; sql: string; type: string }>(
      "SELECT name, sql, type FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\' ORDER BY name",
    );
    const parts = all.toArray();
    const rows = parts
      .filter(({ type }) => type === "table")
      .map(({ name }) => [name, storage.sql.exec<Row>(`SELECT * FROM ${name}`).toArray()]);
    return { ...Object.fromEntries(rows), definitions: parts };
  });
}

const sessionOf = async (code: string): Promise<Session> => wake(await stored(code), RULES).session;
const seatsOf = (seats: readonly OldSeat[]): OldSeat[] =>
  seats.map(({ name, kind, score, open }) => ({ name, kind, score, open }));
const alarm = (code: string): Promise<number | null> =>
  runInDurableObject(roomOf(code), (_, { storage }) => storage.getAlarm());

/** What every door answers: the room's code, an error's status and code. */
async function doors(code: string, tokens: string[]): Promise<[number, string][]> {
  const answers = [
    await SELF.fetch(`https://leaderless.test/api/rooms/${code}`),
    await SELF.fetch(`https://leaderless.test/api/rooms/${code}`, {
      headers: { Authorization: `Bearer ${tokens[0]}` },
    }),
    await post(`/rooms/${code}/seats`, { name: "Late" }),
    await upgrade(code, tokens),
  ];
  return Promise.all(
    answers.map(async (answer) => [answer.status, (await answer.json<{ error: string }>()).error] as [number, string]),
  );
}

/** Plays an old room's next round: nobody was told that it may be taken along. */
async function playOn(old: Fixture): Promise<void> {
  const { tokens, then } = old;
  const code = await put(old);
  const get = (token: string) => ask("GET", `/rooms/${code}/recordings`, token);
  const seat = tokens.seats[0] as string;
  for (const token of [tokens.host, tokens.screen, seat])
    expect(await (await get(token)).json()).toMatchObject({ rounds: [] });

  const host = await watch(code, tokens.host);
  const say = async (type: string) => {
    const id = host.send({ type });
    await host.until(() => host.acked.has(id));
  };
  if (then.phase !== "round") await say("start");
  // The briefing has to pass: a round that ends in it was none.
  const round = () => (host.view("all") as { round: { phase: string } }).round.phase;
  await host.until(() => round() === "play", 12_000);
  await say("end");
  await host.until(() => round() === "over", 12_000);
  const number = then.phase === "round" ? then.rounds : then.rounds + 1;
  for (const token of [tokens.screen, seat]) expect((await get(token)).status).toBe(403);
  const { rounds } = await (await get(tokens.host)).json<SessionRecording>();
  expect(rounds.map((one) => [one.number, one.level, hashOf(one) === one.hash])).toEqual([[number, "discreet", true]]);
  for (const { name, kind } of then.seats)
    if (kind === "person") expect(JSON.stringify(rounds)).not.toContain(`"${name}"`);
  host.close();
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("a room stored by the version before (schema 1)", () => {
  test.each(files)("lives on, its keys, seats, scores, results and choice of a round with it: %s", async (_, old) => {
    const { tokens, then } = old;
    const code = await put(old);
    const viewers: Viewer[] = [];
    for (const [seat, token] of Object.entries(tokens.seats)) {
      const viewer = await watch(code, token);
      expect(viewer.you).toEqual({ seat: Number(seat) });
      viewers.push(viewer);
    }
    viewers.push(await watch(code, tokens.host), await watch(code, tokens.screen));
    expect(viewers.slice(-2).map((viewer) => viewer.you)).toEqual([{ host: true }, { screen: true }]);
    expect(viewers).toHaveLength(then.seats.filter((seat) => seat.kind === "person").length + 2);

    const session = await sessionOf(code);
    expect(seatsOf(session.seats)).toEqual(seatsOf(then.seats));
    expect(session).toMatchObject({ rounds: then.rounds, history: then.history });
    expect(session.plan).toMatchObject([{ id: then.scenario, fill: then.fill }]);
    // Nobody in it was told that rounds may be taken along.
    expect(session.level).toBe("discreet");
    expect(session.now).toBeGreaterThanOrEqual(then.phase === "round" ? then.now : 0);
    for (const viewer of viewers) viewer.close();
  });

  test.each(files.filter(([, { then }]) => then.phase === "round"))(
    "starts the running round again, once: %s",
    async (_, old) => {
      const { tokens, then } = old;
      const code = await put(old);
      const host = await watch(code, tokens.host, tokens.seats[0] as string);
      const { round } = await sessionOf(code);
      expect(round).toMatchObject({ number: then.rounds, phase: "briefing", decisions: [] });
      expect(host.view("all")).toMatchObject({ phase: "round", round: { number: then.rounds } });
      host.close();
      await runInDurableObject(roomOf(code), (_object, state) => state.abort("evicted")).catch(() => undefined);

      const back = await watch(code, tokens.host, tokens.seats[0] as string);
      expect((await sessionOf(code)).round?.keys).toEqual(round?.keys);
      const id = back.send({ type: "rename", name: "Anna" });
      await back.until(() => back.acked.has(id));
      expect(await alarm(code)).toBeGreaterThan(Date.now());
      back.close();
    },
  );

  test.each(files.filter(([, { then }]) => then.phase !== "round"))(
    "is in its lobby, and a round can be started: %s",
    async (_, old) => {
      const { tokens, then } = old;
      const code = await put(old);
      const host = await watch(code, tokens.host);
      expect(host.view("all")).toMatchObject({ phase: "lobby" });
      const id = host.send({ type: "start" });
      await host.until(() => host.acked.has(id));
      expect(host.view("all")).toMatchObject({ phase: "round", round: { number: then.rounds + 1 } });
      host.close();
    },
  );

  test("has no recording of a round from before, and is discreet about those that come", async () => {
    // All at once: each has its briefing to wait for.
    await Promise.all(files.map(([, old]) => playOn(old)));
  });

  test("has the tables of a new room, and its log as it was", async () => {
    const { code: made } = await makeRoom();
    const columns = async (code: string) => {
      await SELF.fetch(`https://leaderless.test/api/rooms/${code}`);
      return runInDurableObject(roomOf(code), (_, { storage }) =>
        ["meta", "log", "snapshot", "rounds", "grants"].map((table) =>
          storage.sql.exec('SELECT name, type, "notnull", pk FROM pragma_table_info(?)', table).toArray(),
        ),
      );
    };
    const code = await put(fixtures.bees as Fixture);
    const before = await dump(code);
    expect(await columns(code)).toEqual(await columns(made));
    const after = await dump(code);
    expect(after.log?.slice(0, before.log?.length)).toEqual(
      before.log?.map((row) => ({ ...row, wall: null, t: null })),
    );
    expect(after.meta).toContainEqual({ key: "schema", value: String(SCHEMA) });
    expect(after.meta?.map((row) => row.key).sort()).toEqual(["clock", "code", "schema"]);
  });

  test("whose scenario there is no more gets the usual one", async () => {
    const code = await put(fixtures.lobby as Fixture);
    await runInDurableObject(roomOf(code), (_, { storage }) => {
      for (const table of ["snapshot", "log"]) {
        storage.sql.exec(`UPDATE ${table} SET body = replace(body, '"id":"robbers"', '"id":"gone"')`);
        storage.sql.exec(`UPDATE ${table} SET body = replace(body, '"id":"meadow"', '"id":"gone"')`);
      }
    });
    const viewer = await watch(code, lobby.tokens.host);
    // The host's number of scouts stays.
    expect(viewer.view("all")).toMatchObject({ phase: "lobby", scenario: { id: DEFAULT_SCENARIO, fill: 20 } });
    viewer.close();
  });

  test("whose snapshot cannot be read keeps its people, from the log", async () => {
    const code = await put(fixtures.lobby as Fixture);
    await runInDurableObject(roomOf(code), (_, { storage }) => {
      storage.sql.exec("UPDATE snapshot SET body = '{\"session\":{'");
    });
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const viewer = await watch(code, lobby.tokens.seats[4]);
    expect(viewer.you).toEqual({ seat: 4 });
    expect(viewer.view("all")).toMatchObject({ seats: { 0: { name: "Ann" }, 4: { name: "Flo" } } });
    viewer.close();
  });

  test("that cannot be brought over is refused as it was, and lives on once it can", async () => {
    const { tokens, then } = fixtures.bees as Fixture;
    const code = await put(fixtures.bees as Fixture);
    await runInDurableObject(roomOf(code), (_, { storage }) => {
      // The very last thing that a migration writes.
      storage.sql.exec(
        "CREATE TRIGGER full BEFORE UPDATE ON meta WHEN new.key = 'schema' BEGIN SELECT RAISE(ABORT, 'disk full'); END",
      );
    });
    const before = await dump(code);
    const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const answers = await doors(code, [tokens.host]);
    expect(answers).toEqual(answers.map(() => [503, "old_schema"]));
    // Not with every knock.
    expect(error).toHaveBeenCalledTimes(1);
    expect(await dump(code)).toEqual(before);
    expect(await alarm(code)).toBeNull();

    await runInDurableObject(roomOf(code), (_, { storage }) => void storage.sql.exec("DROP TRIGGER full"));
    await evictDurableObject(roomOf(code));
    const host = await watch(code, tokens.host);
    expect(seatsOf((await sessionOf(code)).seats)).toEqual(seatsOf(then.seats));
    host.close();
  });
});

describe("a room of a schema newer than the code's", () => {
  /** A room with somebody in it, then stored by a version that is still to come, and out of memory. */
  async function newer(): Promise<{ code: string; token: string; viewer: Viewer }> {
    const { code } = await makeRoom();
    const { token } = await takeSeat(code, "Amber Otter");
    const viewer = await watch(code, token);
    await setSchema(code, SCHEMA + 1);
    await evictDurableObject(roomOf(code));
    return { code, token, viewer };
  }

  const setSchema = (code: string, schema: number): Promise<void> =>
    runInDurableObject(roomOf(code), (_, { storage }) => {
      storage.sql.exec("UPDATE meta SET value = ? WHERE key = 'schema'", String(schema));
    });

  test("is refused at every door, and nothing of it is written", async () => {
    const { code, token, viewer } = await newer();
    const before = [await dump(code), await alarm(code)];
    const answers = await doors(code, [token]);
    expect(answers).toEqual(answers.map(() => [503, "newer_schema"]));
    // A line from before is hung up, to be dialled again.
    viewer.send({ type: "rename", name: "Ruby Fox" });
    await viewer.until(() => viewer.closed !== undefined);
    expect(viewer.closed).toBe(1013);
    // Its code is taken.
    expect(await roomOf(code).create(code, { scenario: "meadow" })).toBeUndefined();
    expect([await dump(code), await alarm(code)]).toEqual(before);
  });

  test("is not wiped by its alarm, however old, and has no other; under its own version it lives on", async () => {
    const { code, token } = await newer();
    await age(code, 100 * 3_600_000);
    const before = await dump(code);
    expect(await runDurableObjectAlarm(roomOf(code))).toBe(true);
    expect(await dump(code)).toEqual(before);
    expect(await alarm(code)).toBeNull();

    await setSchema(code, SCHEMA);
    await evictDurableObject(roomOf(code));
    const back = await watch(code, token);
    expect(back.view("all")).toMatchObject({ seats: { 0: { name: "Amber Otter" } } });
    expect(await alarm(code)).toBeGreaterThan(Date.now());
    back.close();
  });
});
