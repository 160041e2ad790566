import css from "./host-wait.module.css";

/** What one waits for, where only the host can go on. */
export function HostWait({ text, role }: { text: string; role?: "status" }) {
  return (
    <p class={css.waiting} data-part="host-wait" role={role}>
      {text}
    </p>
  );
}
