import { SupportChart } from "../art-reveal.ts";
import { chosen, truth } from "../views.ts";
import { revealed } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.reveal;

/** How many danced for each site, over the round. Loaded with the reveal. */
export function Aftermath() {
  const { support } = revealed.value ?? {};
  if (!support || !truth.value) return null;
  return (
    <section>
      <h2>{w.curves}</h2>
      <p class="muted">{w.curvesNote}</p>
      <SupportChart support={support} sites={truth.value} chosen={chosen()} />
    </section>
  );
}
