import { makeBundles } from "#build/bundle/make-bundles.ts";
import { type Display, openVirtualDisplay } from "#build/runtime/open-display.ts";
import { openRig, type Rig, type RigOptions } from "#rig/open-rig.ts";
import { openHouse } from "#tests/house/open-house.ts";
import { signOn } from "#tests/house/open-shop.ts";
import { awaitGoods } from "./await-goods.ts";

/** A rig, and on it the data of a kiosk that sells: an operator signed on, the day open, goods and settings there. No kiosk runs. */
export type Stand = AsyncDisposable & { readonly rig: Rig; readonly display: Display };

export async function openStand(o: Omit<RigOptions, "mode">): Promise<Stand> {
  await makeBundles();
  await using stack = new AsyncDisposableStack();
  const display = stack.use(await openVirtualDisplay("1400x900x24"));
  // The reader at the CardPort: no figure here is about pcscd.
  const rig = stack.use(await openRig({ mode: "test", card: "port", ...o }));
  await openDay(rig);
  const all = stack.move();
  return { rig, display, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

async function openDay(rig: Rig): Promise<void> {
  await using house = await openHouse({ config: rig.config, env: rig.env });
  const { window } = house;
  await signOn(window, rig);
  const { screen } = await window.see((view) => view.screen.kind === "day-open", "day-open");
  await window.send({ kind: "day-open", day: screen.kind === "day-open" ? screen.day : "", float: 50_000 });
  await window.see(
    (view) => view.screen.kind === "sale" && view.lamps.headquarters.backlog === 0,
    "the day open and forwarded",
  );
  await awaitGoods(window);
}
