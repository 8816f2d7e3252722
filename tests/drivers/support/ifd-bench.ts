import { vi } from "vitest";
import type { Hand } from "#rig/card/ifd/open-hand.ts";
import { type IfdReader, type IfdService, openIfdService } from "#rig/card/ifd/open-ifd-service.ts";
import type { ReaderModel } from "#rig/card/models.ts";
import { type CardReading, openReader, type ReaderOptions, type ReaderState } from "#drivers/reader/open-reader.ts";
import { makeFolder } from "./bench.ts";
import { KYOTO } from "./cards.ts";

/** Waits for a condition. */
export const eventually = (check: () => void, timeout = 9_000) => vi.waitFor(check, { timeout, interval: 5 });

/** A pcscd of the test's own; our driver finds it through the environment of this process. */
export async function openIfdBench(o: { names?: readonly string[]; mode?: "event" | "poll" } = {}) {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(makeFolder());
  const service: IfdService = stack.use(await openIfdService({ dir: folder.path, ...o }));
  Object.assign(process.env, service.env);
  const all = stack.move();
  const [first] = service.readers;
  if (!first) throw new Error("a bench without a reader");
  return {
    service,
    first,
    hand: first.hand,
    field: first.field,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
export type IfdBench = Awaited<ReturnType<typeof openIfdBench>>;

/** Our driver, and all it said with the time it said it. */
export function openDriver(o: Partial<ReaderOptions> & { reader?: IfdReader } = {}) {
  const heard: CardReading[] = [];
  const heardAt: number[] = [];
  const states: ReaderState[] = [];
  const driver = openReader({
    card: { pcsc: o.reader?.name ?? "Test Reader" },
    profile: "generic",
    fcf: KYOTO,
    see: (state) => states.push(state),
    hear(reading) {
      heard.push(reading);
      heardAt.push(performance.now());
    },
    ...o,
  });
  /** Ready: whatever comes now is a tap. */
  const online = () =>
    eventually(() => {
      if (driver.state().state !== "idle") throw new Error(`the reader is ${JSON.stringify(driver.state())}`);
    }, 15_000);
  return { heard, heardAt, states, driver, online, [Symbol.asyncDispose]: () => driver[Symbol.asyncDispose]() };
}

/** Makes the hand act like a reader of a known model. */
export function actAs({ hand, field }: { hand: Hand; field: IfdReader["field"] }, model: ReaderModel): void {
  hand.transmit = (bytes) => model.transmit(bytes, field.card());
  hand.control = (bytes) => model.control(bytes, field.card()) ?? "denied";
}
