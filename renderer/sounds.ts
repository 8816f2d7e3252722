import type { Sound } from "#register/verdict.ts";

/** One tone: Hz, start and length in ms, loudness 0-1. Two short rising tones are good news, a low buzz is bad news, a siren is the drawer. */
type Tone = {
  readonly hz: number;
  readonly atMs: number;
  readonly forMs: number;
  readonly gain: number;
  readonly wave: OscillatorType;
};

/** Told apart with the eyes on the goods: by pitch, by how many tones, by their colour. */
export const tones: Record<Sound, readonly Tone[]> = {
  scan: [{ hz: 2_100, atMs: 0, forMs: 60, gain: 0.25, wave: "sine" }],
  // Shorter and lower than the sound of a line: read, and nothing rung up by it.
  tick: [{ hz: 1_200, atMs: 0, forMs: 30, gain: 0.15, wave: "sine" }],
  // The sound of a line, and a low one after it: it is rung up, and there is something to be seen.
  look: [
    { hz: 2_100, atMs: 0, forMs: 60, gain: 0.25, wave: "sine" },
    { hz: 520, atMs: 110, forMs: 140, gain: 0.3, wave: "triangle" },
  ],
  tap: [
    { hz: 1_320, atMs: 0, forMs: 70, gain: 0.3, wave: "sine" },
    { hz: 1_760, atMs: 80, forMs: 90, gain: 0.3, wave: "sine" },
  ],
  done: [
    { hz: 1_047, atMs: 0, forMs: 90, gain: 0.3, wave: "triangle" },
    { hz: 1_319, atMs: 100, forMs: 90, gain: 0.3, wave: "triangle" },
    { hz: 1_568, atMs: 200, forMs: 180, gain: 0.3, wave: "triangle" },
  ],
  error: [
    { hz: 220, atMs: 0, forMs: 160, gain: 0.35, wave: "sawtooth" },
    { hz: 196, atMs: 200, forMs: 240, gain: 0.35, wave: "sawtooth" },
  ],
  alarm: [0, 320, 640, 960].flatMap((atMs) => [
    { hz: 880, atMs, forMs: 140, gain: 0.5, wave: "square" as const },
    { hz: 660, atMs: atMs + 160, forMs: 140, gain: 0.5, wave: "square" as const },
  ]),
};

/** The same sound twice within this time is one sound (ms): a refusal may be said by the answer and by the View. */
const sameWithinMs = 150;
/** Ramp in and out of a tone, against clicks (s). */
const ramp = 0.006;

/** How loud; 切 leaves the siren of the drawer, softly: it is there for those who do not look. */
export type Volume = "off" | "low" | "high";
const gains: Record<Volume, number> = { off: 0, low: 0.35, high: 1 };
let volume: Volume = "high";

/** Sets how loud every sound is from now on. */
export function setVolume(next: Volume): void {
  volume = next;
}

let context: AudioContext | null = null;
let last: { readonly name: Sound; readonly atMs: number } | null = null;

/** Plays one of the register's sounds at once. Silent where there is no sound card. */
export function playSound(name: Sound): void {
  const nowMs = performance.now();
  if (last?.name === name && nowMs - last.atMs < sameWithinMs) return;
  last = { name, atMs: nowMs };
  const by = gains[volume === "off" && name === "alarm" ? "low" : volume];
  if (by === 0) return;
  context ??= new AudioContext({ latencyHint: "interactive" });
  if (context.state === "suspended") void context.resume();
  for (const tone of tones[name]) playTone(context, { ...tone, gain: tone.gain * by });
}

function playTone(audio: AudioContext, { hz, atMs, forMs, gain, wave }: Tone): void {
  const from = audio.currentTime + atMs / 1_000;
  const until = from + forMs / 1_000;
  const oscillator = new OscillatorNode(audio, { type: wave, frequency: hz });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(gain, from + ramp);
  volume.gain.setValueAtTime(gain, until - ramp);
  volume.gain.linearRampToValueAtTime(0, until);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(from);
  oscillator.stop(until);
}
