import css from "./progress.module.css";

/** How much of something is done, or left: `share` from 0 to 1. */
export function Progress({ label, share }: { label: string; share: number }) {
  return (
    <p class={css.progress}>
      <span>{label}</span>
      <span class={css.meter} style={{ "--left": share }} />
    </p>
  );
}
