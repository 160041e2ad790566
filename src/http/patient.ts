/** So often an object is asked that is just being reset: after a deploy, a fault, a move to another machine. */
const TRIES = 4;
/** Before the second try, in ms; twice as long before each further one. All of them within a second. */
const PAUSE = 100;

const after = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** What Cloudflare says of an error: https://developers.cloudflare.com/durable-objects/best-practices/error-handling/ */
interface Said {
  /** It may work if it is asked again: it could not be reached, or moved. */
  retryable?: boolean;
  overloaded?: boolean;
  /** The object was thrown away with the request in it; the next request makes a new one. workerd says so of `ctx.abort()`. */
  durableObjectReset?: boolean;
}

/** Whether the same may work in a moment. One that is overloaded only gets worse by being asked again. */
function passes(fault: unknown): boolean {
  const said = (typeof fault === "object" && fault !== null ? fault : {}) as Said;
  return (said.retryable === true || said.durableObjectReset === true) && said.overloaded !== true;
}

/** Asks, and asks again where the object was being reset. What it asks for may have been done the time before. */
export async function patiently<T>(ask: () => T | Promise<T>, pause = PAUSE): Promise<T> {
  for (let i = 1; ; i++) {
    try {
      return await ask();
    } catch (fault) {
      if (i >= TRIES || !passes(fault)) throw fault;
    }
    // Those who were turned away together do not come back together.
    await after(pause * 2 ** (i - 1) * (0.5 + Math.random()));
  }
}

/**
 * An object whose methods are called patiently: each time on a stub of its own, since one that failed goes on failing.
 * Methods that are called so have to bear a repeat.
 */
export function patient<S extends object>(stub: () => S, pause = PAUSE): S {
  return new Proxy({} as S, {
    get:
      (_, name) =>
      (...given: unknown[]) =>
        patiently(() => {
          // Called in one go with its name: a stub takes any further name for one of the object's own.
          return (stub() as Record<typeof name, (...given: unknown[]) => unknown>)[name]?.(...given);
        }, pause),
  });
}
