import { useSignal } from "@preact/signals";
import { AssemblyPart } from "../assembly/part.tsx";
import { comparing } from "../compare/load.ts";
import { anyName } from "../entry.ts";
import { EvolvePart } from "../evolve/part.tsx";
import { FamilyPart } from "../family/part.tsx";
import { LessonPart } from "../lesson/part.tsx";
import { rename, setUp, startRound } from "../net/actions.ts";
import { connect, disconnect } from "../net/connection.ts";
import { Button } from "../parts/button.tsx";
import { Dropped } from "../parts/dropped.tsx";
import { ErrorText } from "../parts/error-text.tsx";
import { Field, Row } from "../parts/field.tsx";
import { Footer } from "../parts/footer.tsx";
import { HostWait } from "../parts/host-wait.tsx";
import { Invite } from "../parts/invite.tsx";
import { useLazy } from "../parts/lazy.ts";
import { Name, nameOf } from "../parts/name.tsx";
import { Names } from "../parts/names.tsx";
import { Page } from "../parts/page.tsx";
import { botsBeside, Fill, Setup, usePicked } from "../parts/setup.tsx";
import { Tag } from "../parts/tag.tsx";
import { useTakeSeat } from "../parts/take-seat.ts";
import { Unreached } from "../parts/unreached.tsx";
import { all, can, own, pending, you } from "../store.ts";
import * as format from "../words/format.ts";
import { refusalText } from "../words/refusals.ts";
import { words } from "../words/words.ts";
import { lobbies, lobby, scenarioOf } from "../worlds/registry.ts";
import { Scene } from "../worlds/scene.tsx";
import css from "./lobby.module.css";

/** So many names are shown at once; the rest, in a hall of 300, when somebody asks. */
const NAMES = 8;

function People() {
  const w = words.lobby;
  const whole = useSignal(false);
  const now = all.value;
  if (!now) return null;
  const mine = you.value.seat;
  const people = Object.entries(now.seats).filter(([, seat]) => !seat.bot);
  const bots = botsBeside(people.length, now.house.bots, now.scenario.fill);
  const scored = people.some(([, seat]) => seat.score > 0);
  // Oneself first: that one is in is what one looks for.
  const ordered = [...people].sort(([a], [b]) => Number(Number(b) === mine) - Number(Number(a) === mine));
  const shown = whole.value || ordered.length <= NAMES + 1 ? ordered : ordered.slice(0, NAMES);
  const title = scored ? w.scores : w.who;
  return (
    <section class={css.people}>
      <div class="spread">
        <h2>
          {title} <span class={css.count}>{people.length}</span>
        </h2>
        <span class={css.bots}>{bots > 0 ? w.fills({ n: bots, what: lobby.value?.fills ?? "" }) : w.noBots}</span>
      </div>
      <Names label={title}>
        {shown.map(([id, seat]) => (
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
        {shown.length < ordered.length && (
          <li>
            <button
              type="button"
              class={css.rest}
              onClick={() => {
                whole.value = true;
              }}
            >
              {w.rest({ n: ordered.length - shown.length })}
            </button>
          </li>
        )}
      </Names>
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

/** Who may start the round besides whoever made the room, by name. */
function starters(): string {
  const hosts = Object.keys(all.value?.house.hosts ?? {}).map((seat) => nameOf(Number(seat)));
  return hosts.length > 0 ? words.lobby.waitingFor({ names: format.list(hosts) }) : words.lobby.waiting;
}

/** What will be played and who starts it, for those who do not choose it. */
function Next() {
  const next = scenarioOf(all.value?.scenario.id ?? "");
  if (!next) return null;
  return (
    <section class={css.next} aria-labelledby="lobby-next">
      <p class="muted">{words.lobby.next}</p>
      <h2 id="lobby-next">{next.title}</h2>
      <p>{next.line}</p>
      <HostWait role="status" text={starters()} />
    </section>
  );
}

/** The rounds there were, held against each other. */
function Rounds() {
  const Compared = useLazy(() => comparing().then((one) => one.Compared));
  return Compared ? <Compared /> : null;
}

/** To take the rounds along, once there are any. */
function Keep() {
  const KeepFile = useLazy(() =>
    import("../replay/load.ts").then(({ replaying }) => replaying()).then((one) => one.KeepFile),
  );
  const TakeAlong = useLazy(() => import("../data/load.ts").then(({ taking }) => taking()));
  return (
    <>
      {KeepFile && <KeepFile />}
      {TakeAlong && <TakeAlong />}
    </>
  );
}

/** What can be set beside the one choice, and what is good to know. */
function More({
  code,
  picked,
  fill,
}: {
  code: string;
  picked: ReturnType<typeof usePicked>;
  /** How many play is chosen here: in a lesson each round says so. */
  fill: boolean;
}) {
  const w = words.lobby;
  const now = all.value;
  const longer = own.value?.times;
  const inRoom = () => {
    disconnect();
    connect(code);
  };
  const seat = useTakeSeat(code, inRoom);
  return (
    <div class={css.more}>
      {longer !== undefined && <p>{w.longer({ n: longer })}</p>}
      {you.value.seat === undefined && now?.house.mode === "friends" && (
        <>
          <Button sending={seat.busy.value ? words.sending : undefined} onClick={() => void seat.take(anyName())}>
            {words.join.take}
          </Button>
          <ErrorText text={seat.wrong.value && refusalText(seat.wrong.value)} />
        </>
      )}
      {can("choose") && fill && now?.house.bots === undefined && (
        <Fill scenario={now?.scenario} picked={picked} players={lobby.value?.players ?? ""} change={setUp} />
      )}
      <Rename />
      {now && <p class="muted">{w[now.level]}</p>}
      {now?.colony && <EvolvePart name="InLobby" />}
      {(now?.compared?.length ?? 0) > 1 && <Rounds />}
      {(now?.compared?.length ?? 0) > 0 && <Keep />}
    </div>
  );
}

/** A class that has played nothing yet: it came for a lesson. */
const isClass = (): boolean => all.value?.house.mode === "class" && all.value.compared === undefined;

/** Before a round, at one glance: how to get in, who is here, what is played, and for who may, the button that starts it. */
export function Lobby({ code }: { code: string }) {
  const w = words.lobby;
  const chooses = can("choose");
  const picked = usePicked(all.value?.scenario);
  const starting = pending.value.some((sent) => sent.type === "start");
  // On a laptop a class begins with the choice of a lesson; a phone has no room for both.
  const lessons = useSignal(chooses && isClass() && matchMedia("(min-width: 860px) and (min-height: 600px)").matches);
  const anyone = all.value?.house.mode === "friends" ? w.anyone : undefined;
  return (
    <Page scene={<Scene moment="lobby" />} strip>
      <h1 class="visually-hidden">{w.title({ code })}</h1>
      <div class={css.lobby} data-chooses={chooses || undefined}>
        <div class={css.in}>
          <Dropped />
          <Invite code={code} />
          {all.value?.house.locked && <p class="muted">{w.locked}</p>}
          <People />
          {can("manage") && <Unreached code={code} />}
        </div>
        {(own.value?.part || all.value?.family) && (
          <div class={css.kin}>
            {own.value?.part && <FamilyPart name="Part" />}
            {all.value?.family && <FamilyPart name="Rooms" code={code} />}
          </div>
        )}
        <div class={css.what}>
          {lessons.value ? (
            <LessonPart lead="Choose" />
          ) : chooses ? (
            <>
              {all.value?.rules && <AssemblyPart name="Decided" />}
              <Setup scenario={all.value?.scenario} picked={picked} worlds={lobbies} change={setUp} note={anyone} />
            </>
          ) : (
            <Next />
          )}
        </div>
        <More code={code} picked={picked} fill={!lessons.value} />
        {chooses && (
          <Footer two={!lessons.value}>
            {!lessons.value && (
              <Button kind="main" size="half" sending={starting ? words.sending : undefined} onClick={startRound}>
                {w.start}
              </Button>
            )}
            <Button
              size="half"
              onClick={() => {
                lessons.value = !lessons.value;
              }}
            >
              {lessons.value ? w.oneRound : w.lessons}
            </Button>
          </Footer>
        )}
      </div>
    </Page>
  );
}
