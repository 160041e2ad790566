import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Stage } from "../../worlds/stage.ts";
import type { Moments as Shown } from "./moments.tsx";
import type { Teller } from "./telling.ts";

/** What the room feels as it happens, once that part has been loaded: nobody waits for it, and a round goes without. */
export function Moments({ stage }: { stage: Stage }) {
  const got = useSignal<{ Moments: typeof Shown; tell: Teller; of: Stage } | undefined>(undefined);
  useEffect(() => {
    let here = true;
    const words = import("../../trials/load.ts").then(({ trialWords }) => trialWords());
    Promise.all([words.then(() => import("./moments.tsx")), stage.moments()]).then(
      ([{ Moments }, tell]) => {
        if (here) got.value = { Moments, tell, of: stage };
      },
      () => {},
    );
    return () => {
      here = false;
    };
  }, [stage]);
  const it = got.value;
  return it?.of === stage ? <it.Moments stage={stage} tell={it.tell} /> : null;
}
