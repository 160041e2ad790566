import { WhoWasWho } from "../../naming/who.tsx";
import { MyPath } from "../../parts/path.tsx";
import { Points } from "../../parts/points.tsx";
import type { Aftermath } from "../stage.ts";
import { block } from "./names.ts";
import { noteText } from "./note-text.ts";
import { part } from "./registry.ts";
import { truthAt, WhatHappened } from "./what-happened.tsx";
import { words as w } from "./words/words.ts";

interface Props {
  shared?: boolean;
}

const Earned = ({ shared = false }: Props) => (
  <Points shared={shared} who={w.who} was={part().roleReveal()} bonus={(n) => w.bonus({ n })} of={part().pointsOf} />
);

const Who = ({ shared = false }: Props) => <WhoWasWho shared={shared} liar={w.attacker} saw={part().metText} />;

/** What the reveal of a chain has to tell after its three headlines. */
export async function aftermath(): Promise<Aftermath> {
  const Own = part().Aftermath ?? (await part().loadAftermath?.());
  return {
    Truth: ({ shared = false }) => <WhatHappened shared={shared} />,
    Points: Earned,
    Who,
    ...(Own && { Own: ({ shared = false }: Props) => <Own shared={shared} /> }),
    named: block,
    truthAt,
    Path: () => <MyPath noteText={noteText} />,
  };
}
