import { holdCard, oneAtATime } from "../hold-card.ts";
import { cardOf } from "#rig/open-rig.ts";
import type { Member } from "#rig/headquarters/seed.ts";
import type { Shop } from "#tests/house/open-shop.ts";

export type Means = "card" | "barcode";
/** What a register may take to hear of a code that was scanned, ms. */
const heardMs = 2000;

/** How a member says who is paying: the card on the reader, or a fresh barcode of the app. One at a time. */
export function openHand({ rig, window }: Shop, member: Member, means: Means): () => Promise<void> {
  const isOver = (): Promise<unknown> =>
    window.see(({ screen }) => screen.kind !== "card", "another screen", heardMs).catch(() => {});
  const hold = holdCard(rig, cardOf(member));
  async function scan(): Promise<void> {
    await rig.devices.scanner.scan(rig.servers.pokepay.showBarcode(member.wallet));
    await isOver();
  }
  return oneAtATime(means === "card" ? hold : scan);
}
