import type { ComponentChildren } from "preact";
import { Meadow } from "./art.ts";

interface Props {
  dusk: number;
  children: ComponentChildren;
  /** Much to read: the scene gives way. */
  tall?: boolean;
  /** The swarm has flown. */
  gone?: boolean;
}

/** A page outside play: the meadow above, and below it a hill of paper that everything to read and press stands on. */
export function Page({ dusk, children, tall, gone }: Props) {
  return (
    <main class={`page ${tall ? "tall" : ""}`}>
      <div class="scene" aria-hidden="true">
        <Meadow dusk={dusk} gone={gone ?? false} />
      </div>
      <div class="paper">
        <svg class="hill" viewBox="0 0 400 40" preserveAspectRatio="none" aria-hidden="true">
          <path d="M0 40V25C58 11 118 5 182 9C262 14 318 29 400 15V40Z" />
        </svg>
        <div class="sheet">{children}</div>
      </div>
    </main>
  );
}
