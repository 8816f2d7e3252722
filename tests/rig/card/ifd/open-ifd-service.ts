import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { makeDaemon } from "../daemon.ts";
import { type Field, makeField } from "../field.ts";
import { buildIfd } from "./build-ifd.ts";
import { type Hand, openHand } from "./open-hand.ts";

export type IfdReader = {
  /** As pcscd lists it. */
  readonly name: string;
  readonly field: Field;
  readonly hand: Hand;
};

/** A real pcscd whose readers lie in the test's hand. */
export type IfdService = AsyncDisposable & {
  readonly readers: readonly IfdReader[];
  /** PCSCLITE_CSOCK_NAME for whoever opens a reader. */
  readonly env: Readonly<Record<string, string>>;
  pid(): number | undefined;
  running(): boolean;
  start(): Promise<void>;
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** SIGSTOP and SIGCONT: it is there and does nothing. */
  freeze(): void;
  thaw(): void;
  /** Restarts pcscd with these of its readers only, by their place: pcsc-lite has no other way to unplug a configured reader. */
  plug(...places: readonly number[]): Promise<void>;
};

/** pcscd lists names with the reader's and the slot's number behind them (readerfactory.c). */
const numbered = (name: string, place: number): string =>
  `${name} ${place.toString(16).toUpperCase().padStart(2, "0")} 00`;

/** Opens pcscd with readers of these names (twice the same is two readers). Throws where the kernel, the compiler or the packages say no. */
export async function openIfdService(o: {
  readonly dir: string;
  readonly names?: readonly string[];
  readonly mode?: "event" | "poll";
}): Promise<IfdService> {
  const { names = ["Test Reader"], mode = "event" } = o;
  const library = buildIfd();
  const dir = join(o.dir, "pcscd");
  mkdirSync(dir, { recursive: true });
  await using stack = new AsyncDisposableStack();
  const readers: IfdReader[] = [];
  for (const [place, name] of names.entries()) {
    const field = makeField();
    const hand = stack.use(await openHand({ path: join(o.dir, `hand-${place}`), field, mode }));
    readers.push({ name: numbered(name, place), field, hand });
  }
  let plugged = names.map((_, place) => place);
  const conf = (): string =>
    plugged
      .map(
        (place) =>
          `FRIENDLYNAME "${names[place]}"\nDEVICENAME ${readers[place]?.hand.path}\nLIBPATH ${library}\nCHANNELID ${place}\n`,
      )
      .join("");
  const daemon = makeDaemon({ dir, conf });
  const signal = (name: "SIGSTOP" | "SIGCONT"): void => {
    const pid = daemon.pid();
    if (pid !== undefined) process.kill(pid, name);
  };
  stack.defer(async () => {
    if (daemon.running()) signal("SIGCONT");
    await daemon.stop("SIGTERM");
  });
  await daemon.start();
  const all = stack.move();
  return {
    readers,
    env: { PCSCLITE_CSOCK_NAME: daemon.socket },
    pid: daemon.pid,
    running: daemon.running,
    start: daemon.start,
    stop: (name = "SIGTERM") => daemon.stop(name),
    freeze: () => signal("SIGSTOP"),
    thaw: () => signal("SIGCONT"),
    async plug(...places) {
      plugged = [...places];
      await daemon.stop("SIGTERM");
      await daemon.start();
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
