import { useSignal } from "@preact/signals";
import { AssemblyPart } from "../assembly/part.tsx";
import { comparing } from "../compare/load.ts";
import { EvolvePart } from "../evolve/part.tsx";
import { run } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { Footer } from "../parts/footer.tsx";
import { HostWait } from "../parts/host-wait.tsx";
import { useLazy } from "../parts/lazy.ts";
import { Name } from "../parts/name.tsx";
import { Page } from "../parts/page.tsx";
import { all, can, own, you } from "../store.ts";
import { words as general } from "../words/words.ts";
import { Scene } from "../worlds/scene.tsx";
import { leading } from "./leading.ts";
import css from "./phone.module.css";
import { Predict } from "./predict.tsx";
import { Revisited } from "./revisited.tsx";
import { Ticket } from "./ticket.tsx";
import { OtherNames } from "./together.tsx";
import { lessonTitle } from "./told.ts";
import { words } from "./words/words.ts";

/** Two or three at one phone give all their names. */
function Share({ seat }: { seat: number }) {
  const open = useSignal(false);
  const others = useSignal<string[]>([]);
  const name = all.value?.seats[seat]?.name ?? "";
  if (!open.value) {
    return (
      <Button
        kind="quiet"
        onClick={() => {
          open.value = true;
        }}
      >
        {words.join.share}
      </Button>
    );
  }
  return (
    <form
      class={css.share}
      onSubmit={(event) => {
        event.preventDefault();
        // Who adds names once more adds them to the first.
        const first = name.split(" & ")[0] ?? name;
        run({ type: "rename", name: first, together: others.value }, words.join.save);
        open.value = false;
      }}
    >
      <OtherNames
        change={(names) => {
          others.value = names;
        }}
      />
      <Button type="submit">{words.join.save}</Button>
    </form>
  );
}

/** Whoever came in tries out their phone: a tap here is seen over there. */
function Join() {
  const w = words.join;
  const seat = you.value.seat;
  if (seat === undefined) return null;
  const checked = all.value?.lesson?.waved?.includes(seat) === true;
  return (
    <>
      <h1>{w.in}</h1>
      <p class={css.name}>
        <Name seat={seat} />
      </p>
      {checked ? (
        <p class={css.told} role="status">
          {w.checked}
        </p>
      ) : (
        <Button kind="main" size="big" note={w.checkNote} onClick={() => run({ type: "wave" }, w.check)}>
          {w.check}
        </Button>
      )}
      <Share seat={seat} />
    </>
  );
}

function Debrief() {
  return (
    <>
      <h1>{words.debrief.title}</h1>
      <p>{words.debrief.phones}</p>
      <Revisited />
    </>
  );
}

/** What became of the bots that lived by themselves. */
const Evolve = () => <EvolvePart name="Colony" />;

/** The end, with what one may take along. */
function Finale() {
  const w = words.end;
  const Keep = useLazy(() =>
    import("../replay/load.ts").then(({ replaying }) => replaying()).then((one) => one.KeepFile),
  );
  const TakeAlong = useLazy(() => import("../data/load.ts").then(({ taking }) => taking()));
  const Compared = useLazy(() => comparing().then((one) => one.Compared));
  const rounds = all.value?.compared?.length ?? 0;
  const score = own.value === undefined ? 0 : (all.value?.seats[own.value.seat]?.score ?? 0);
  return (
    <>
      <h1>{w.title({ title: lessonTitle(all.value?.lesson?.id ?? "") })}</h1>
      <p>{w.thanks}</p>
      {score > 0 && <p>{w.points({ n: score })}</p>}
      {all.value?.rules ? <AssemblyPart name="Story" /> : Compared && rounds > 1 && <Compared />}
      {TakeAlong && rounds > 0 && <TakeAlong />}
      {Keep && rounds > 0 && <Keep />}
    </>
  );
}

/** What is for who leads; whoever does not, loads nothing of it. */
function Lead({ part }: { part: "Strip" | "Next" }) {
  const Loaded = useLazy(() => leading().then((one) => one[part]));
  return Loaded ? <Loaded code="" /> : null;
}

/** Whether this step still asks something of whoever holds the phone: then nobody is told to wait. */
function asked(kind: string): boolean {
  const seat = you.value.seat;
  if (seat === undefined) return false;
  if (kind === "join") return all.value?.lesson?.waved?.includes(seat) !== true;
  if (kind === "predict") return own.value?.guess === undefined;
  return kind === "ticket" && own.value?.ticket === undefined;
}

/** A step of a lesson that is no round, on a phone. */
export function OnPhone(_: { code: string }) {
  const now = all.value;
  if (!now?.lesson) return null;
  const kind = now.phase === "finale" ? "finale" : now.lesson.step?.kind;
  const Told = {
    join: Join,
    predict: Predict,
    debrief: Debrief,
    ticket: Ticket,
    evolve: Evolve,
    finale: Finale,
    round: Join,
    assembly: Join,
  }[kind ?? "join"];
  return (
    <Page scene={<Scene moment="lobby" />} strip={kind !== "join"}>
      <div class={css.step} data-view="step" data-kind={kind}>
        <Told />
        {can("drive") && <Lead part="Strip" />}
      </div>
      {kind !== "finale" &&
        (can("choose") ? (
          <Footer>
            <Lead part="Next" />
          </Footer>
        ) : (
          !asked(kind ?? "join") && <HostWait role="status" text={general.lobby.waiting} />
        ))}
    </Page>
  );
}
