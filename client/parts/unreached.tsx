import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { alone, fromNearby, origin } from "../reach.ts";
import { peopleHere } from "../remembered.ts";
import { all } from "../store.ts";
import { words } from "../words/words.ts";
import { Bullets } from "./lists.tsx";

/** Nobody from elsewhere after so long: then something may be in the way. ms */
const AFTER = 45_000;

/** For whoever waits for people: that no other device can get in, or that none did, and what usually is the cause. */
export function Unreached({ code }: { code: string }) {
  const waited = useSignal(false);
  const people = Object.values(all.value?.seats ?? {}).filter((seat) => !seat.bot).length;
  const others = people > peopleHere(code).length;
  useEffect(() => {
    if (!fromNearby || others) return undefined;
    const timer = setTimeout(() => {
      waited.value = true;
    }, AFTER);
    return () => clearTimeout(timer);
  }, [others]);
  if (!fromNearby || others) return null;
  if (alone.value)
    return (
      <div data-part="unreached">
        <p>{words.reach.alone}</p>
        <details>
          <summary>{words.reach.how}</summary>
          <p>{words.reach.start}</p>
          <code translate={false}>npm start -- --lan</code>
        </details>
      </div>
    );
  const { port, protocol } = new URL(origin.value);
  return (
    <div role="status" data-part="unreached">
      {waited.value && (
        <>
          <p>{words.reach.nobody({ address: origin.value })}</p>
          <Bullets>
            <li>{words.reach.wifi}</li>
            <li>{words.reach.guests}</li>
            <li>{words.reach.firewall({ port: port || (protocol === "https:" ? "443" : "80") })}</li>
          </Bullets>
        </>
      )}
    </div>
  );
}
