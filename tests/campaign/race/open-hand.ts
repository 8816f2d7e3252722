import { setTimeout as wait } from "node:timers/promises";
import { cardOf } from "#rig/open-rig.ts";
import type { Member } from "#rig/headquarters/seed.ts";
import type { Shop } from "#tests/house/open-shop.ts";

export type Means = "card" | "barcode";
/** A card away for less than 300 ms has not been away (`READER_TIMES.rearmMs`): it is held back for longer before it comes again. */
const awayMs = 500;
/** What a register may take to hear of a code that was scanned, ms. */
const heardMs = 2000;

/** How a member says who is paying: the card on the reader, or a fresh barcode of the app. One at a time. */
export function openHand({ rig, window }: Shop, member: Member, means: Means): () => Promise<void> {
  const { reader, scanner } = rig.devices;
  const isOver = (): Promise<unknown> =>
    window.see(({ screen }) => screen.kind !== "card", "another screen", heardMs).catch(() => {});
  let liftedMs = -awayMs;
  async function show(): Promise<void> {
    if (means === "card") {
      await wait(Math.max(0, liftedMs + awayMs - performance.now()));
      await reader.tap(cardOf(member)).finally(() => (liftedMs = performance.now()));
      return;
    }
    await scanner.scan(rig.servers.pokepay.showBarcode(member.wallet));
    await isOver();
  }
  let under: Promise<void> | null = null;
  return async () => {
    under ??= show().finally(() => (under = null));
    await under.catch(() => {});
  };
}
