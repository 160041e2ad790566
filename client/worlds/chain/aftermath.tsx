import { WhoWasWho } from "../../naming/who.tsx";
import { MyPath } from "../../parts/path.tsx";
import { Points } from "../../parts/points.tsx";
import { Proof } from "../../parts/proof.tsx";
import { all } from "../../store.ts";
import { noteText } from "./note-text.ts";
import { part } from "./registry.ts";
import { WhatHappened } from "./what-happened.tsx";
import { words as w } from "./words/words.ts";

/** Everything the reveal of a chain has to tell after its three headlines. */
export function Aftermath({ shared = false }: { shared?: boolean }) {
  const mechanism = part();
  if (!all.value?.reveal) return null;
  return (
    <>
      <Points
        shared={shared}
        who={w.who}
        was={mechanism.roleReveal()}
        bonus={(n) => w.bonus({ n })}
        of={mechanism.pointsOf}
      />
      <WhoWasWho shared={shared} liar={w.attacker} saw={mechanism.metText} />
      <WhatHappened shared={shared} />
      {mechanism.Aftermath && <mechanism.Aftermath shared={shared} />}
      {!shared && <MyPath noteText={noteText} />}
      <Proof />
    </>
  );
}
