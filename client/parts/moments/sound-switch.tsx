import { words } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { allow } from "./sound.ts";
import { soundOn, turnSound } from "./sound-on.ts";

/** Turns sound on and off where one is, and with it the shaking of a phone. */
export function SoundSwitch() {
  const on = soundOn();
  return (
    <Button
      size="half"
      onClick={() => {
        turnSound(!on);
        // The tap that turns it on is the one that browsers wait for.
        if (!on) allow();
      }}
    >
      {on ? words.sound.turnOff : words.sound.turnOn}
    </Button>
  );
}
