import type { View } from "#ipc/view.ts";
import { cardOf, openRig, type Rig, type RigOptions } from "#rig/open-rig.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import { type Entries, type House, openHouse } from "./open-house.ts";
import type { TestWindow } from "./window.ts";

export type Shop = AsyncDisposable & { readonly rig: Rig; readonly house: House; readonly window: TestWindow };

/** Rig, kiosk processes, operator 07 signed on, the day open: ready to ring up. Waits run at a tenth unless told. */
export async function openShop(
  o: Omit<RigOptions, "dir"> & {
    readonly entries?: Entries;
    readonly registerEnv?: { readonly [name: string]: string };
    /** For every process of the house, beside the rig's. */
    readonly env?: { readonly [name: string]: string };
    readonly log?: (process: string, line: string) => void;
  } = {},
): Promise<Shop> {
  const stack = new AsyncDisposableStack();
  const dir = stack.use(makeTempDir());
  const rig = stack.use(await openRig({ mode: "test", timeScale: 0.1, ...o, dir: dir.path }));
  const house = stack.use(
    await openHouse({
      config: rig.config,
      env: { ...rig.env, ...o.env },
      ...(o.log ? { log: o.log } : {}),
      ...(o.entries ? { entries: o.entries } : {}),
      ...(o.registerEnv ? { registerEnv: o.registerEnv } : {}),
    }),
  );
  await openDay(house.window, rig);
  return { rig, house, window: house.window, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

export async function signOn(window: TestWindow, rig: Rig): Promise<void> {
  await window.see((view) => view.screen.kind === "sign-on" && view.shop !== "", "sign-on with settings");
  await window.send({ kind: "sign-on", op: "07", pin: rig.servers.pins["07"] ?? "" });
  await window.see((view) => view.op?.op === "07", "signed on");
}

export async function openDay(window: TestWindow, rig: Rig): Promise<void> {
  await signOn(window, rig);
  const view = await window.see(({ screen }) => screen.kind === "day-open", "day-open");
  const day = view.screen.kind === "day-open" ? view.screen.day : "";
  await window.send({ kind: "day-open", day, float: 50_000 });
  await window.see((next) => next.screen.kind === "sale" && isReady(next), "ready to sell");
}

/** Devices and servers all answer. */
export function isReady({ lamps }: View): boolean {
  return [lamps.printer, lamps.reader, lamps.pokepay, lamps.headquarters].every(({ state }) => state === "ok");
}

export type Doneness = View["screen"] & { kind: "done" };
export function doneOf(view: View): Doneness {
  if (view.screen.kind !== "done") throw new Error(`not done: ${view.screen.kind}`);
  return view.screen;
}

/** Rings up each code once and waits until all lines stand. */
export async function ring(window: TestWindow, ...codes: readonly string[]): Promise<View> {
  for (const code of codes) {
    const { screen, basket } = window.view();
    const count = screen.kind === "done" ? 1 : basket.count + 1;
    const answer = await window.send({ kind: "item", code, qty: 1 });
    if (answer.kind !== "taken") throw new Error(`${code}: ${JSON.stringify(answer)}`);
    await window.see((view) => view.screen.kind === "sale" && view.basket.count === count, `line ${count}`);
  }
  return window.view();
}

export async function payCash(window: TestWindow, given: number): Promise<Doneness> {
  await window.send({ kind: "tender" });
  await window.see((view) => view.screen.kind === "tender", "tender");
  await window.send({ kind: "cash", given });
  return doneOf(await window.see((view) => view.screen.kind === "done", "done"));
}

/** Member n of the seed puts the card on the reader, once it is asked for. */
export async function tap({ rig, window }: Shop, n = 0): Promise<void> {
  await window.see((view) => view.screen.kind === "card", "card prompt");
  const member = rig.servers.members[n];
  if (!member) throw new Error(`no member ${n}`);
  await rig.devices.reader.tap(cardOf(member));
}

export async function askCard(window: TestWindow): Promise<void> {
  await window.see(isReady, "ready for cards");
  const answer = await window.send({ kind: "emoney" });
  if (answer.kind !== "taken") throw new Error(JSON.stringify(answer));
}

export async function printed(window: TestWindow): Promise<Doneness> {
  return doneOf(await window.see(({ screen }) => screen.kind === "done" && screen.printing === "printed", "printed"));
}

/** Headquarters holds all that this register has shown. */
export async function forwarded({ rig, window }: Shop): Promise<void> {
  const { seq } = window.view();
  const deadline = performance.now() + 30_000;
  while ((rig.servers.headquarters.heads()[0]?.seq ?? 0) < seq) {
    if (performance.now() > deadline) throw new Error(`headquarters does not hold ${seq}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
