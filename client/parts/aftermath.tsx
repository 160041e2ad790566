import { all, own, you } from "../store.ts";
import { words } from "../words/words.ts";
import { diary, tell } from "./announcer.tsx";
import { PathLine, QualityBars, SiteMark, SupportChart } from "./art-reveal.ts";
import { nameOf } from "./name.tsx";
import { Points } from "./points.tsx";

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
  if (!round || !reveal || you.value.seat === undefined) return null;
  const notes = diary();
  const lines = notes.map((note) => ({ t: note.t, text: tell(note) })).filter((line) => line.text);
  return (
    <section>
      <h2>{w.path}</h2>
      <p class="soft">{!own.value?.playing ? w.pathNone : lines.length > 0 ? w.pathNote : w.pathStill}</p>
      {lines.length > 0 && (
        <>
          <PathLine diary={notes} begin={round.begin} end={round.begin + reveal.result.took} />
          <details>
            <summary>{w.pathAll}</summary>
            <ol class="path">
              {lines.map(({ t, text }, i) => (
                <li key={i}>
                  <span class="number soft">{at(t - round.begin)}</span> {text}
                </li>
              ))}
            </ol>
          </details>
        </>
      )}
    </section>
  );
}

function Proof() {
  const { round, reveal } = all.value ?? {};
  return (
    <details class="proof">
      <summary>{w.proof}</summary>
      <p class="soft">{w.proofNote}</p>
      <dl>
        <dt>{w.seal}</dt>
        <dd>{round?.commit}</dd>
        <dt>{w.key}</dt>
        <dd>{reveal?.key}</dd>
      </dl>
    </details>
  );
}

/** Everything the reveal has to tell after its three beats. Loaded when it is needed. */
export function Aftermath({ shared }: { shared?: boolean }) {
  const reveal = all.value?.reveal;
  if (!reveal) return null;
  return (
    <>
      <Points shared={shared ?? false} />
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
