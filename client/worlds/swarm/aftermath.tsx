import { diary } from "../../parts/diary.ts";
import { nameOf } from "../../parts/name.tsx";
import { MyPath } from "../../parts/path.tsx";
import { Points } from "../../parts/points.tsx";
import { Proof } from "../../parts/proof.tsx";
import { all, own } from "../../store.ts";
import { words } from "../../words/words.ts";
import { PathLine, QualityBars, SiteMark, SupportChart } from "./art-reveal.ts";
import { tell } from "./tell.ts";

const w = words.reveal;
const at = (ms: number): string => words.clock(Math.max(0, Math.round(ms / 1000)));

function Sites() {
  const { reveal, round } = all.value ?? {};
  if (!reveal || !round) return null;
  const sites = [...reveal.truth].sort((a, b) => b.worth - a.worth);
  return (
    <section>
      <h2>{w.sites}</h2>
      <QualityBars truth={reveal.truth} result={reveal.result} />
      <h3>{w.finders}</h3>
      <ul class="sites">
        {sites.map(({ option }) => {
          const finder = reveal.found.find((one) => one.option === option);
          return (
            <li key={option}>
              <SiteMark site={option} size={26} />
              <span>
                {words.site(option)}
                {reveal.result.option === option && <span class="tag me">{w.chosen}</span>}
              </span>
              <span class="soft found">
                {finder ? w.foundIt(nameOf(finder.seat), at(finder.t - round.begin)) : w.notFound}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Path() {
  const round = all.value?.round;
  const reveal = all.value?.reveal;
  if (!round || !reveal) return null;
  return (
    <MyPath tell={tell} still={w.pathStill}>
      <PathLine diary={diary()} begin={round.begin} end={round.begin + reveal.result.took} />
    </MyPath>
  );
}

/** Everything the reveal has to tell after its three beats. Loaded when it is needed. */
export function Aftermath({ shared }: { shared?: boolean }) {
  const reveal = all.value?.reveal;
  if (!reveal) return null;
  const role = own.value?.role;
  const was = role?.kind === "liar" ? w.wasRobber(words.site(role.wants)) : undefined;
  return (
    <>
      <Points shared={shared ?? false} who={w.who} was={was} bonus={w.bonus} />
      <Sites />
      <section>
        <h2>{w.curves}</h2>
        <p class="soft">{w.curvesNote}</p>
        <SupportChart support={reveal.support} sites={reveal.truth} chosen={reveal.result.option} />
      </section>
      {!shared && <Path />}
      {(all.value?.scenario.liars ?? 0) > 0 && <p>{w.robbers(reveal.liars)}</p>}
      <Proof />
    </>
  );
}
