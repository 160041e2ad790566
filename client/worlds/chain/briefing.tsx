import { part } from "./registry.ts";

/** What is at stake, one's part in it, and one's secret. */
export function Briefing() {
  const { title, stake, part: mine, secret } = part().briefing();
  return (
    <>
      <h1>{title}</h1>
      {stake.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {secret ? (
        <p class="secret">
          <b>{secret}</b>
        </p>
      ) : (
        <p>
          <b>{mine}</b>
        </p>
      )}
    </>
  );
}
