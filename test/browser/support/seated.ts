import type { Browser, Page } from "playwright-core";
import type { Scenario } from "../../../src/game/index.ts";

export interface Seated {
  page: Page;
  /** What went wrong in the page: there should be nothing. */
  faults: string[];
}

export interface SeatedRoom {
  code: string;
  phones: Seated[];
  screen: Seated;
  /** Starts the plan's next step, as the host does. */
  start(): Promise<void>;
  close(): Promise<void>;
}

interface Size {
  width: number;
  height: number;
}

async function ask<T>(method: string, url: string, body: object, token?: string): Promise<T> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json() as Promise<T>;
}

/** A room that plays this step, with a seat on each phone and a projector, all in browsers of their own and in the lobby. The first phone hosts. */
export async function seatedRoom(
  { browser, server }: { browser: Browser; server: { url: string } },
  step: Scenario,
  phones: readonly Size[],
  screen: Size,
  { reducedMotion = "no-preference" }: { reducedMotion?: "reduce" | "no-preference" } = {},
): Promise<SeatedRoom> {
  const rooms = `${server.url}/api/rooms`;
  const { code, hostToken, screenToken } = await ask<Record<"code" | "hostToken" | "screenToken", string>>(
    "POST",
    rooms,
    {},
  );
  await ask("PUT", `${rooms}/${code}/plan`, { steps: [step] }, hostToken);
  const arrive = async (viewport: Size, keys: Record<string, string>, query = ""): Promise<Seated> => {
    const context = await browser.newContext({ viewport, reducedMotion });
    await context.addInitScript(
      ([code, keys]) => {
        if (localStorage.getItem(`leaderless.room.${code}`) !== null) return;
        localStorage.setItem(`leaderless.room.${code}`, JSON.stringify(keys));
        if (keys.seat) sessionStorage.setItem(`leaderless.seat.${code}`, keys.seat);
      },
      [code, keys] as const,
    );
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`${server.url}/r/${code}${query}`);
    return { page, faults };
  };
  const seats = await Promise.all(
    phones.map(async (size, i) => {
      const { token: seat } = await ask<{ token: string }>("POST", `${rooms}/${code}/seats`, { name: `Wren ${i + 1}` });
      return { size, keys: { seat, ...(i === 0 && { host: hostToken }) } };
    }),
  );
  const seated = await Promise.all(seats.map(({ size, keys }) => arrive(size, keys)));
  const wall = await arrive(screen, { screen: screenToken }, "?screen");
  return {
    code,
    phones: seated,
    screen: wall,
    async start() {
      const host = seated[0] as Seated;
      await host.page
        .getByRole("button", { name: /^(Start the round|Start:|Next:|Play another round)/ })
        .first()
        .click();
    },
    async close() {
      for (const { page } of [...seated, wall]) await page.context().close();
    },
  };
}
