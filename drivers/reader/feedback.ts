import type { ControlAnswer } from "../card-port.ts";

/** Escape commands to the reader itself: its LED and buzzer. */
export type Feedback = {
  /** Says them one after the other, once what it says already is said. Never fails. */
  say(commands: readonly string[]): void;
  /** Resolves when nothing is being said: a reader does one thing at a time. */
  quiet(): Promise<void>;
  /** The reader has come: its driver may let commands through that it refused before. */
  renew(): void;
};

/** `refused` is told once, until the reader comes again: nothing is sent to a driver that lets nothing through. */
export function openFeedback(control: (bytes: Uint8Array) => Promise<ControlAnswer>, refused: () => void): Feedback {
  let saying: Promise<void> = Promise.resolve();
  let isRefused = false;

  async function run(commands: readonly string[]): Promise<void> {
    for (const hex of commands) {
      if (isRefused) return;
      const answer = await control(Uint8Array.from(Buffer.from(hex, "hex")));
      if (answer.kind === "trouble") return;
      isRefused = answer.kind === "refused";
      if (isRefused) refused();
    }
  }

  return {
    say(commands) {
      if (commands.length > 0) saying = saying.then(() => run(commands));
    },
    quiet: () => saying,
    renew() {
      isRefused = false;
    },
  };
}
