import type { ErrorBody } from "../../src/protocol/http.ts";
import type { Timers } from "./timers.ts";

/** An error the server explained, or that it could not be reached: `message` is a sentence for people. */
export class Refused extends Error {
  readonly code: string;
  /** HTTP's; 0 where no answer came. */
  readonly status: number;

  constructor(status: number, body: Partial<ErrorBody>) {
    super(body.message ?? "The server did not understand. Try again.");
    // What stands in front of a server answers in its place while that is away, in words of its own.
    this.code = body.error ?? (status >= 502 ? "busy_here" : "broken");
    this.status = status;
  }

  /** The same may go better in a moment. */
  get passing(): boolean {
    return this.status === 0 || this.code === "busy_here";
  }
}

/** What requests are made with; the browser's own in `api.ts`. */
export interface RequestMeans {
  fetch(path: string, init: RequestInit): Promise<Response>;
  timers: Timers;
  /** Uniform in [0, 1). */
  random(): number;
}

export interface Asked {
  method: "GET" | "POST" | "PUT";
  path: string;
  body?: unknown;
  /** Keys to the room. */
  tokens?: readonly string[];
  /** Doing it twice is no worse than once: it may be asked again although it may have been done. */
  again?: boolean;
}

/** So long an answer is waited for, try by try, in ms: most come within one second, over a slow line within fifteen. */
export const LIMITS = [8000, 16_000, 30_000] as const;
/** For what is asked once: as much as the slowest line needs. ms */
export const LIMIT_ONCE = 30_000;
/** Between tries: so long, twice as long, in ms; each has some chance in it. */
export const PAUSE = 500;

/** One request, whose answer is waited for `limit` ms, unless it is called `off`. Throws `Refused`. */
export async function requestOnce<T>(means: RequestMeans, asked: Asked, limit: number, off?: AbortSignal): Promise<T> {
  const { method, path, body, tokens = [] } = asked;
  const headers: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
  if (tokens.length > 0) headers.authorization = `Bearer ${tokens.join(",")}`;
  const abort = new AbortController();
  const end = means.timers.after(limit, () => abort.abort());
  off?.addEventListener("abort", () => abort.abort());
  try {
    const response = await means.fetch(path, {
      method,
      headers,
      cache: "no-store",
      signal: abort.signal,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    // What is no JSON was not said by this server; that the rest never came is no answer.
    const text = await response.text();
    const answer = parsed(text) as T & Partial<ErrorBody>;
    if (!response.ok || text === "") throw new Refused(response.status, answer);
    return answer;
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw abort.signal.aborted
      ? new Refused(0, { error: "no_answer", message: "No answer came in time. Try again." })
      : new Refused(0, { error: "offline", message: "No connection. Check your network and try again." });
  } finally {
    end();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** A request, made again where that is harmless and may help. Throws `Refused`. */
export async function request<T>(means: RequestMeans, asked: Asked): Promise<T> {
  for (let i = 0; ; i++) {
    try {
      return await requestOnce<T>(means, asked, asked.again ? (LIMITS[i] ?? LIMIT_ONCE) : LIMIT_ONCE);
    } catch (error) {
      // What the server would not do it has not done.
      const harmless = error instanceof Refused && (asked.again || error.status !== 0);
      if (!harmless || !error.passing || i + 1 >= LIMITS.length) throw error;
    }
    const pause = PAUSE * 2 ** i * (0.5 + means.random());
    await new Promise<void>((done) => void means.timers.after(pause, done));
  }
}
