import { siteName } from "../../../art/sites.ts";
import { Items } from "../../../parts/lists.tsx";
import { nameOf } from "../../../parts/name.tsx";
import { SupportChart } from "../art-reveal.ts";
import { chosen, truth } from "../views.ts";
import { revealed } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.reveal;

/** How the coin fell, and how many had cheered for what. Loaded with the reveal. */
export function Aftermath() {
  const told = revealed.value;
  if (!told || !truth.value) return null;
  const name = nameOf(told.holder);
  return (
    <section data-part="coin">
      <h2>{w.title}</h2>
      <p>{told.heads === undefined ? w.never({ name }) : told.heads ? w.heads({ name }) : w.tails({ name })}</p>
      <Items>
        {told.cheers.map((n, site) => (
          <li key={site}>{w.cheers({ site: siteName(site), n })}</li>
        ))}
      </Items>
      <SupportChart support={told.support} sites={truth.value} chosen={chosen()} />
    </section>
  );
}
