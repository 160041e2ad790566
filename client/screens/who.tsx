import { Button } from "../parts/button.tsx";
import { Code } from "../parts/code.tsx";
import { Page } from "../parts/page.tsx";
import type { Person } from "../remembered.ts";
import { shownName } from "../words/names.ts";
import { words } from "../words/words.ts";
import { Outdoors } from "../worlds/scene.tsx";

interface Props {
  code: string;
  people: readonly Person[];
  /** Undefined for somebody who has no seat yet. */
  onPick: (person: Person | undefined) => void;
}

/** Somebody has a seat in this browser already; who came now may be somebody else. */
export function WhoIsHere({ code, people, onPick }: Props) {
  const w = words.join;
  return (
    <Page scene={<Outdoors dusk={0.42} />}>
      <h1>{w.who}</h1>
      <Code code={code} size="small" />
      {people.map((person, i) => (
        <Button key={person.token} kind={i === 0 ? "main" : "plain"} size="big" onClick={() => onPick(person)}>
          {person.name === undefined ? w.goOnUnnamed : w.goOn({ name: shownName(person.name) })}
        </Button>
      ))}
      <Button note={w.otherNote} onClick={() => onPick(undefined)}>
        {w.other}
      </Button>
    </Page>
  );
}
