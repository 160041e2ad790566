import { siteName } from "../../../art/sites.ts";
import { Items } from "../../../parts/lists.tsx";
import { Name } from "../../../parts/name.tsx";
import { all } from "../../../store.ts";
import { SiteMark } from "../art-reveal.ts";
import css from "./aftermath.module.css";
import { revealed } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.reveal;
/** So many are told of at most, those first who brought most: nobody reads a list of three hundred. */
const MOST = 12;

/** Where the nestmates came to, how long it took to begin, and in open rooms who led and carried. */
export function Aftermath() {
  const told = revealed.value;
  if (!told) return null;
  const begin = all.value?.round?.begin ?? 0;
  const seconds = (t: number) => Math.round((t - begin) / 1000);
  const nests = told.nests.map((n, site) => ({ n, site })).filter(({ n }) => n > 0);
  nests.sort((a, b) => b.n - a.n);
  const [quorum] = told.quorums;
  const took = Object.entries(told.took ?? {}).map(([seat, one]) => ({ seat: Number(seat), ...one }));
  took.sort((a, b) => b.led + b.carried - a.led - a.carried);
  return (
    <section data-part="ants">
      <h2>{w.title}</h2>
      <p>{w.moved({ n: told.nestmates - told.left, left: told.left })}</p>
      <ul class={css.nests}>
        {nests.map(({ n, site }) => (
          <li key={site}>
            <SiteMark site={site} size={26} />
            <span>{w.row({ site: siteName(site), n })}</span>
            <i style={{ "--share": n / told.nestmates }} />
          </li>
        ))}
      </ul>
      <p>
        {quorum && `${w.quorum({ site: siteName(quorum.site), s: seconds(quorum.t) })} `}
        {told.carrying !== undefined && `${w.carrying({ s: seconds(told.carrying) })} `}
        {w.how({ rides: told.rides, runs: told.runs })}
      </p>
      <p data-part="beside-bees">{w.bees}</p>
      {took.length > 0 && (
        <>
          <h3>{w.took}</h3>
          <Items>
            {took.slice(0, MOST).map(({ seat, led, carried }) => (
              <li key={seat}>
                <b>
                  <Name seat={seat} />
                </b>{" "}
                {w.tookRow({ led, carried })}
              </li>
            ))}
          </Items>
        </>
      )}
    </section>
  );
}
