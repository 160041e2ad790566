import { siteName } from "../../../art/sites.ts";
import * as format from "../../../words/format.ts";
import { chosen } from "../views.ts";
import { revealed } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.reveal;
const meanOf = (site: number): number | undefined => {
  const claims = (revealed.value?.told ?? []).filter((one) => one.site === site).map(({ claim }) => claim);
  return claims.length > 0 ? claims.reduce((sum, claim) => sum + claim, 0) / claims.length : undefined;
};

/** Why this site won: the count by name with its margin, or how the tie was decided; and whether the board had said so too. */
export function Why() {
  const { votes = [], tied, byLook } = revealed.value ?? {};
  const site = chosen();
  if (site === undefined) return null;
  const n = votes[site] ?? 0;
  const all = votes.reduce((sum, one) => sum + one, 0);
  const others = votes.flatMap((m, other) => (other !== site && m > 0 ? [{ other, m }] : []));
  const [second] = others.sort((a, b) => b.m - a.m);
  const [mean, its] = [meanOf(site), second && meanOf(second.other)];
  const told = second && mean !== undefined && its !== undefined && format.score(mean) !== format.score(its);
  return (
    <>
      <p>
        {tied ? (
          w.tie({ sites: format.list(tied.map(siteName)), site: siteName(site), n })
        ) : second ? (
          <>
            {w.won({ site: siteName(site), n, second: siteName(second.other), m: second.m, by: n - second.m })}{" "}
            {2 * n <= all && w.under}
          </>
        ) : (
          w.wonAll({ site: siteName(site), n })
        )}
      </p>
      {told && (
        <p>
          {(mean > its ? w.followed : w.against)({
            site: siteName(site),
            mean: format.score(mean),
            second: siteName(second.other),
            other: format.score(its),
          })}
        </p>
      )}
      {byLook !== undefined && <p>{w.byLook({ n: byLook, all })}</p>}
    </>
  );
}
