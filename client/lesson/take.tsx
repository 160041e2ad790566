import { useLazy } from "../parts/lazy.ts";

/** What a host may take along once a lesson is over: its rounds as a file. The tables of its data belong here too. */
export function Take(_: { code: string }) {
  const Keep = useLazy(() =>
    import("../replay/load.ts").then(({ replaying }) => replaying()).then((one) => one.KeepFile),
  );
  return Keep ? <Keep /> : null;
}
