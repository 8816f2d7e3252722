import { openHouse, type Entries } from "#tests/house/open-house.ts";
import { isReady, openShop, type Shop, signOn } from "#tests/house/open-shop.ts";
import { openBeside } from "#rig/open-rig.ts";

/** Two registers of one shop: each its own processes, devices, folder, key and certificate, both on the first one's servers. */
export type Pair = AsyncDisposable & { readonly tills: readonly [Shop, Shop] };

/** Twice the usual: two registers and their devices share the machine, and a call that takes longer than it may is another race. */
const timeScale = 0.2;
const readyMs = 60_000;

async function openSecond(first: Shop, entries: Entries): Promise<Shop> {
  const stack = new AsyncDisposableStack();
  const rig = stack.use(await openBeside(first.rig, { reg: "R2", mode: "test", timeScale, card: "port" }));
  const house = stack.use(await openHouse({ config: rig.config, env: rig.env, entries }));
  const { window } = house;
  await signOn(window, rig);
  const { screen } = await window.see((view) => view.screen.kind === "day-open", "day-open");
  await window.send({ kind: "day-open", day: screen.kind === "day-open" ? screen.day : "", float: 50_000 });
  await window.see((next) => next.screen.kind === "sale" && isReady(next), "ready to sell", readyMs);
  return { rig, house, window, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** R1 and R2, signed on, the day open, with goods to sell. */
export async function openPair(entries: Entries): Promise<Pair> {
  await using stack = new AsyncDisposableStack();
  const first = stack.use(await openShop({ card: "port", timeScale, entries }));
  const second = stack.use(await openSecond(first, entries));
  const tills = [first, second] as const;
  for (const { rig, window } of tills) {
    const { drawer } = rig.devices;
    drawer.onChange((isOpen) => isOpen && drawer.close());
    await window.see(({ catalogue }) => catalogue > 0, "a catalogue", readyMs);
  }
  const all = stack.move();
  return { tills, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
