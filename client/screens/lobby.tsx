import { useSignal } from "@preact/signals";
import { anyName, sit } from "../entry.ts";
import { rename, setUp, startRound } from "../net/actions.ts";
import { connect, disconnect } from "../net/line.ts";
import { Button } from "../parts/button.tsx";
import { Invite } from "../parts/invite.tsx";
import { Name } from "../parts/name.tsx";
import { Page } from "../parts/page.tsx";
import { Setup } from "../parts/setup.tsx";
import { all, pending, you } from "../store.ts";
import { words } from "../words/words.ts";
import { lobbies, lobby, scenarioOf } from "../worlds/registry.ts";
import { Scene } from "../worlds/scene.tsx";

function People() {
  const w = words.lobby;
  const now = all.value;
  if (!now) return null;
  const people = Object.entries(now.seats).filter(([, seat]) => !seat.bot);
  const bots = now.scenario.fill - people.length;
  const scored = people.some(([, seat]) => seat.score > 0);
  return (
    <section class="people">
      <h2>{scored ? w.scores : w.who}</h2>
      <ul class="names">
        {people.map(([id, seat]) => (
          <li key={id}>
            <Name seat={Number(id)} />
            {seat.away && <span class="tag">{w.away}</span>}
            {scored && (
              <span class="points">
                {seat.score} <span class="soft">{w.points({ n: seat.score })}</span>
              </span>
            )}
          </li>
        ))}
      </ul>
      <p class="soft">{bots > 0 ? w.fills({ n: bots, what: lobby.value?.fills ?? "" }) : w.noBots}</p>
    </section>
  );
}

function Rename() {
  const seat = you.value.seat;
  const mine = seat === undefined ? "" : (all.value?.seats[seat]?.name ?? "");
  const name = useSignal(mine);
  const open = useSignal(false);
  const w = words.lobby;
  if (seat === undefined) return null;
  if (!open.value) {
    return (
      <Button
        kind="quiet"
        onClick={() => {
          name.value = mine;
          open.value = true;
        }}
      >
        {w.rename}
      </Button>
    );
  }
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.value.trim() !== mine) rename(name.value.trim());
        open.value = false;
      }}
    >
      <label for="own-name">{words.join.name}</label>
      <span class="row">
        <input
          id="own-name"
          value={name.value}
          maxLength={24}
          autocomplete="off"
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
        <button type="submit" class="button plain slim">
          <span class="verb">{w.save}</span>
        </button>
      </span>
    </form>
  );
}

/** Before a round: who is here, how to get in, and for the host what is played. */
export function Lobby({ code }: { code: string }) {
  const w = words.lobby;
  const { host, seat } = you.value;
  const starting = pending.value.some((sent) => sent.type === "start");
  return (
    <Page scene={<Scene moment="lobby" />} tall>
      <h1 class="unseen">{w.title({ code })}</h1>
      <Invite code={code} />
      <People />
      <Rename />
      {seat === undefined && (
        <Button
          onClick={async () => {
            await sit(code, anyName());
            disconnect();
            connect(code);
          }}
        >
          {words.join.take}
        </Button>
      )}
      {host ? (
        <>
          <Setup scenario={all.value?.scenario} worlds={lobbies} players={lobby.value?.players ?? ""} change={setUp} />
          <div class="stuck">
            <Button kind="main" class="big" sending={starting ? words.sending : undefined} onClick={startRound}>
              {w.start}
            </Button>
          </div>
        </>
      ) : (
        <p class="waiting" role="status">
          {w.waiting({ scenario: scenarioOf(all.value?.scenario.id ?? "")?.title ?? "" })}
        </p>
      )}
    </Page>
  );
}
