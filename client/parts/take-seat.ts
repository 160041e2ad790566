import { type ReadonlySignal, useSignal } from "@preact/signals";
import { codeOf, sit } from "../entry.ts";

interface TakingSeat {
  busy: ReadonlySignal<boolean>;
  /** The code of why it did not work, until it is tried again. */
  wrong: ReadonlySignal<string | undefined>;
  take: (name: string, together?: readonly string[]) => Promise<void>;
}

/** Takes a seat in a room, once however often one taps; `taken` is called when one has it. */
export function useTakeSeat(code: string, taken: () => void): TakingSeat {
  const busy = useSignal(false);
  const wrong = useSignal<string | undefined>(undefined);
  const take = async (name: string, together: readonly string[] = []): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    wrong.value = undefined;
    try {
      await sit(code, name, together);
      taken();
    } catch (error) {
      wrong.value = codeOf(error);
    }
    busy.value = false;
  };
  return { busy, wrong, take };
}
