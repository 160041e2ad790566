import { useSignal } from "@preact/signals";
import { anyName, sit } from "../entry.ts";
import { rename, setUp, startRound } from "../net/actions.ts";
import { connect, disconnect } from "../net/connection.ts";
import { Button } from "../parts/button.tsx";
import { Dropped } from "../parts/dropped.tsx";
import { Field, Row } from "../parts/field.tsx";
import { Footer } from "../parts/footer.tsx";
import { HostWait } from "../parts/host-wait.tsx";
import { Invite } from "../parts/invite.tsx";
import { Name } from "../parts/name.tsx";
import { Names } from "../parts/names.tsx";
import { Page } from "../parts/page.tsx";
import { Setup } from "../parts/setup.tsx";
import { Tag } from "../parts/tag.tsx";
import { Unreached } from "../parts/unreached.tsx";
import { all, can, pending, you } from "../store.ts";
import { words } from "../words/words.ts";
import { lobbies, lobby, scenarioOf } from "../worlds/registry.ts";
import { Scene } from "../worlds/scene.tsx";
import css from "./lobby.module.css";

function People() {
  const w = words.lobby;
  const now = all.value;
  if (!now) return null;
  const people = Object.entries(now.seats).filter(([, seat]) => !seat.bot);
  const bots = now.house.bots ?? now.scenario.fill - people.length;
  const scored = people.some(([, seat]) => seat.score > 0);
  return (
    <section class={css.people}>
      <h2>{scored ? w.scores : w.who}</h2>
      <Names label={scored ? w.scores : w.who}>
        {people.map(([id, seat]) => (
          <li key={id}>
            <Name seat={Number(id)} />
            {seat.away && <Tag>{w.away}</Tag>}
            {scored && (
              <span class={css.points}>
                {seat.score} <span class="muted">{w.points({ n: seat.score })}</span>
              </span>
            )}
          </li>
        ))}
      </Names>
      <p class="muted">{bots > 0 ? w.fills({ n: bots, what: lobby.value?.fills ?? "" }) : w.noBots}</p>
      <p class="muted">{w[now.level]}</p>
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
  if (all.value?.house.names === "offered") {
    return (
      <Button kind="quiet" onClick={() => rename(anyName())}>
        {words.join.another}
      </Button>
    );
  }
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
      onSubmit={(event) => {
        event.preventDefault();
        if (name.value.trim() !== mine) rename(name.value.trim());
        open.value = false;
      }}
    >
      <Field name={words.join.name}>
        {(id) => (
          <Row>
            <input
              id={id}
              value={name.value}
              maxLength={24}
              autocomplete="off"
              onInput={(event) => {
                name.value = event.currentTarget.value;
              }}
            />
            <Button type="submit" size="slim">
              {w.save}
            </Button>
          </Row>
        )}
      </Field>
    </form>
  );
}

/** What will be played, for those who do not choose it. */
function Next() {
  const next = scenarioOf(all.value?.scenario.id ?? "");
  if (!next) return null;
  return (
    <section class={css.next} aria-labelledby="lobby-next">
      <p class="muted">{words.lobby.next}</p>
      <h2 id="lobby-next">{next.title}</h2>
      <p>{next.line}</p>
      <HostWait role="status" text={words.lobby.waiting} />
    </section>
  );
}

/** Before a round: who is here, how to get in, and for the host what is played. */
export function Lobby({ code }: { code: string }) {
  const w = words.lobby;
  const { seat } = you.value;
  const chooses = can("choose");
  const starting = pending.value.some((sent) => sent.type === "start");
  return (
    <Page scene={<Scene moment="lobby" />} tall={chooses}>
      <h1 class="visually-hidden">{w.title({ code })}</h1>
      <Invite code={code} />
      {can("manage") && <Unreached code={code} />}
      <Dropped />
      {all.value?.house.locked && <p class="muted">{w.locked}</p>}
      {!chooses && <Next />}
      <People />
      <Rename />
      {seat === undefined && all.value?.house.mode === "friends" && (
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
      {chooses && (
        <>
          <Setup scenario={all.value?.scenario} worlds={lobbies} players={lobby.value?.players ?? ""} change={setUp} />
          <Footer>
            <Button
              kind="main"
              size="big"
              note={scenarioOf(all.value?.scenario.id ?? "")?.title}
              sending={starting ? words.sending : undefined}
              onClick={startRound}
            >
              {w.start}
            </Button>
          </Footer>
        </>
      )}
    </Page>
  );
}
