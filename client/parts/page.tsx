import type { ComponentChildren } from "preact";
import css from "./page.module.css";

interface Props {
  scene: ComponentChildren;
  children: ComponentChildren;
  /** Much to read: the scene gives way. */
  tall?: boolean;
  /** Read against the clock: all of it is in view, and the scene has what is left. */
  brief?: boolean;
  /** What must be seen at once needs nearly all there is: of the scene a strip is left. */
  strip?: boolean;
}

/** A page outside play: a scene above, and below it a hill of paper that everything to read and press stands on. */
export function Page({ scene, children, tall, brief, strip }: Props) {
  const kind = tall ? { "data-tall": true } : brief ? { "data-brief": true } : strip ? { "data-strip": true } : {};
  return (
    <main class={css.page} {...kind}>
      <div class={css.scene} data-part="scene" aria-hidden="true">
        {scene}
      </div>
      <div class={css.paper}>
        <svg class={css.hill} viewBox="0 0 400 40" preserveAspectRatio="none" aria-hidden="true">
          <path d="M0 40V25C58 11 118 5 182 9C262 14 318 29 400 15V40Z" />
        </svg>
        <div class={css.sheet}>{children}</div>
      </div>
    </main>
  );
}
