// What moments sound like: wood, air, water and bell, short and low, made here by hand. Nothing is fetched.
import { signal } from "@preact/signals";
import { onWall } from "./sound-on.ts";
import type { Sound } from "./telling.ts";

/** The browser lets nothing be heard until somebody has tapped the page. */
export const blocked = signal(false);

/** How loud, 0 to 1: a projector's room is large, a phone is near. */
const LOUD = { wall: 0.5, phone: 0.3 };

let context: AudioContext | undefined;
let out: GainNode | undefined;
let noise: AudioBuffer | undefined;

/** The way to the loudspeaker; undefined where the browser has none. */
function open(): { at: AudioContext; to: GainNode } | undefined {
  if (!context) {
    if (typeof AudioContext === "undefined") return undefined;
    context = new AudioContext();
    const made = context;
    made.onstatechange = () => {
      blocked.value = made.state === "suspended";
    };
    blocked.value = made.state === "suspended";
    out = made.createGain();
    out.connect(made.destination);
    // Any tap on the page will do, and most pages get one.
    addEventListener("pointerdown", () => void made.resume(), { once: true });
  }
  if (!out) return undefined;
  out.gain.value = onWall() ? LOUD.wall : LOUD.phone;
  return { at: context, to: out };
}

/** Asks the browser whether anything may be heard: it says so only when asked. */
export function prepare(): void {
  open();
}

/** After a tap the browser lets sound through. */
export function allow(): void {
  void open()?.at.resume();
}

/** A second of noise, the same every time: wind, water and the click of wood are cut from it. */
function noiseIn(at: AudioContext): AudioBuffer {
  if (noise) return noise;
  noise = at.createBuffer(1, at.sampleRate, at.sampleRate);
  const data = noise.getChannelData(0);
  let state = 1;
  for (let i = 0; i < data.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[i] = state / 2147483648 - 1;
  }
  return noise;
}

/** A gain that rises to `peak` within `rise` s of `from`, and has died away `fall` s later. */
function shape(at: AudioContext, to: AudioNode, from: number, peak: number, rise: number, fall: number): GainNode {
  const gain = at.createGain();
  gain.gain.setValueAtTime(0.0001, from);
  gain.gain.exponentialRampToValueAtTime(peak, from + rise);
  gain.gain.exponentialRampToValueAtTime(0.0001, from + rise + fall);
  gain.connect(to);
  return gain;
}

interface Tone {
  type?: OscillatorType;
  from: number;
  to?: number;
  peak: number;
  rise?: number;
  fall: number;
  after?: number;
}

/** A tone that may glide, frequencies in Hz, times in s. */
function tone(at: AudioContext, out: AudioNode, t: Tone): void {
  const begin = at.currentTime + (t.after ?? 0);
  const rise = t.rise ?? 0.008;
  const source = at.createOscillator();
  source.type = t.type ?? "sine";
  source.frequency.setValueAtTime(t.from, begin);
  if (t.to) source.frequency.exponentialRampToValueAtTime(t.to, begin + rise + t.fall);
  source.connect(shape(at, out, begin, t.peak, rise, t.fall));
  source.start(begin);
  source.stop(begin + rise + t.fall);
}

/** A breath of noise through a filter that moves from one frequency to another. */
function breath(at: AudioContext, out: AudioNode, t: Tone & { q: number }): void {
  const begin = at.currentTime + (t.after ?? 0);
  const rise = t.rise ?? 0.004;
  const source = at.createBufferSource();
  source.buffer = noiseIn(at);
  source.loop = true;
  const filter = at.createBiquadFilter();
  filter.type = "bandpass";
  filter.Q.value = t.q;
  filter.frequency.setValueAtTime(t.from, begin);
  filter.frequency.exponentialRampToValueAtTime(t.to ?? t.from, begin + rise + t.fall);
  source.connect(filter).connect(shape(at, out, begin, t.peak, rise, t.fall));
  source.start(begin);
  source.stop(begin + rise + t.fall);
}

/** The partials of a small bell, over its lowest tone: their ratios, loudness and length in s. */
const BELL: readonly (readonly [number, number, number])[] = [
  [1, 0.3, 1.3],
  [2.76, 0.12, 0.7],
  [5.4, 0.05, 0.3],
];

const SOUNDS: Readonly<Record<Sound, (at: AudioContext, to: AudioNode) => void>> = {
  wood(at, to) {
    for (const after of [0, 0.16]) {
      breath(at, to, { from: 620, peak: 0.9, fall: 0.07, q: 6, after });
      tone(at, to, { from: 210, to: 150, peak: 0.35, fall: 0.09, after });
    }
  },
  air(at, to) {
    for (const after of [0, 0.34, 0.68]) {
      breath(at, to, { from: 320, to: 760, peak: 0.5, rise: 0.12, fall: 0.24, q: 2.5, after });
      tone(at, to, { type: "triangle", from: 235, to: 300, peak: 0.16, rise: 0.08, fall: 0.22, after });
    }
  },
  water(at, to) {
    breath(at, to, { from: 520, to: 110, peak: 0.9, rise: 0.05, fall: 1, q: 1.2 });
    tone(at, to, { from: 190, to: 62, peak: 0.45, rise: 0.03, fall: 0.9 });
  },
  bell(at, to) {
    for (const [ratio, peak, fall] of BELL) tone(at, to, { from: 330 * ratio, peak, fall });
  },
  stop(at, to) {
    tone(at, to, { from: 130, to: 55, peak: 0.5, rise: 0.02, fall: 1.1 });
    breath(at, to, { from: 180, to: 90, peak: 0.5, fall: 0.3, q: 1 });
  },
};

/** Is heard now, if the browser lets it be. */
export function play(sound: Sound): void {
  const way = open();
  if (way && way.at.state === "running") SOUNDS[sound](way.at, way.to);
}

let humming: { gain: GainNode; stop: () => void } | undefined;

/** The swarm hums, from 0 for not at all to 1. The louder the higher, as a swarm that warms up. */
export function hum(level: number): void {
  if (level <= 0 && !humming) return;
  const way = open();
  if (way?.at.state !== "running") return;
  const { at, to } = way;
  if (!humming) {
    const gain = at.createGain();
    gain.gain.value = 0;
    const filter = at.createBiquadFilter();
    filter.type = "lowpass";
    filter.frequency.value = 420;
    filter.connect(gain).connect(to);
    // Many wings, none quite like another.
    const wings = [118, 121, 126, 236].map((hertz) => {
      const wing = at.createOscillator();
      wing.type = "sawtooth";
      wing.frequency.value = hertz;
      wing.connect(filter);
      wing.start();
      return wing;
    });
    humming = { gain, stop: () => wings.forEach((wing) => void wing.stop()) };
  }
  humming.gain.gain.setTargetAtTime(0.012 + 0.05 * level, at.currentTime, 0.8);
}

/** It is still again. */
export function hush(): void {
  humming?.stop();
  humming = undefined;
}

/** Shakes the phone, where it can: `ms` of shaking and of pauses in turn. */
export function shake(pattern: readonly number[]): void {
  navigator.vibrate?.([...pattern]);
}
