// A server that is started again when it dies: `npm run serve`.
import type { Workerd } from "./workerd.ts";

/** The first pause before it is started again, and the longest: each is twice the one before. ms */
const [PAUSE, PAUSE_MAX] = [500, 30_000];
/** A server that ran for so long was well: the next pause is the first again. ms */
const WELL = 60_000;

export interface Kept {
  url: string;
  port: number;
  /** The process that serves now. */
  pid(): number;
  stop(): Promise<void>;
}

/** Starts a server and again, on the same port, whenever it ends by itself. Throws if it does not start the first time. */
export async function keepServing(
  start: (port: number) => Promise<Workerd>,
  port: number,
  say: (text: string) => void,
): Promise<Kept> {
  const first = await start(port);
  let server = first;
  let stopping = false;
  let wake = (): void => {};

  const watch = async (): Promise<void> => {
    let pause = PAUSE;
    for (;;) {
      const began = performance.now();
      await server.exited;
      if (stopping) return;
      if (performance.now() - began > WELL) pause = PAUSE;
      say("the server ended by itself and is started again; rooms go on where they were stored");
      for (let up = false; !up && !stopping; pause = Math.min(2 * pause, PAUSE_MAX)) {
        await new Promise<void>((done) => {
          const timer = setTimeout(done, pause);
          wake = () => {
            clearTimeout(timer);
            done();
          };
        });
        if (stopping) return;
        up = await start(first.port).then(
          (next) => {
            server = next;
            return true;
          },
          (fault) => {
            say(fault instanceof Error ? fault.message : String(fault));
            return false;
          },
        );
      }
      // It may have come up while it was asked to stop.
      if (stopping) return void (await server.stop());
    }
  };
  const watched = watch();

  return {
    url: first.url,
    port: first.port,
    pid: () => server.pid,
    async stop() {
      stopping = true;
      wake();
      await server.stop();
      await watched;
    },
  };
}
