import type { Page } from "playwright-core";
import { openRig, type Rig } from "#rig/open-rig.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import { seeReady } from "../support/cashier.ts";
import { type Kiosk, openKiosk } from "../support/kiosk.ts";
import type { Camera } from "./camera.ts";
import type { Checks } from "./checks.ts";

/** A kiosk on a rig of its own, and a cashier at its window. */
export type Play = { readonly rig: Rig; readonly kiosk: Kiosk; readonly page: Page };
/** What each step of the demonstration is played on. */
export type Stage = Play & { readonly checks: Checks; readonly shoot: Camera };
export type Step = { readonly name: string; run(stage: Stage): Promise<void> };

/** Opens rig and kiosk and waits until every device and server is there. */
export async function openPlay(o: {
  readonly timeScale: number;
  readonly mode?: "rig" | "test";
}): Promise<Play & AsyncDisposable> {
  await using stack = new AsyncDisposableStack();
  const dir = stack.use(makeTempDir());
  const rig = stack.use(await openRig({ dir: dir.path, ...o }));
  const kiosk = stack.use(await openKiosk(rig));
  await seeReady(kiosk.cashier);
  const all = stack.move();
  return { rig, kiosk, page: kiosk.cashier, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
