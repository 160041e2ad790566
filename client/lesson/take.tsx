import { useLazy } from "../parts/lazy.ts";

/** What a host may take along once a lesson is over: its data as tables, and its rounds as a file. */
export function Take(_: { code: string }) {
  const Keep = useLazy(() =>
    import("../replay/load.ts").then(({ replaying }) => replaying()).then((one) => one.KeepFile),
  );
  const TakeAlong = useLazy(() => import("../data/load.ts").then(({ taking }) => taking()));
  return (
    <>
      {TakeAlong && <TakeAlong />}
      {Keep && <Keep />}
    </>
  );
}
