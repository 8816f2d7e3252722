import type { View } from "#ipc/view.ts";
import { cardOf, type Rig } from "#rig/open-rig.ts";
import { askCard, isReady, ring, signOn } from "#tests/house/open-shop.ts";
import type { TestWindow } from "#tests/house/window.ts";
import type { Random } from "./random.ts";

export type Counter = { readonly rig: Rig; readonly window: TestWindow };
export type Deal = "cash" | "emoney" | "charge";
export const deals: readonly Deal[] = ["cash", "emoney", "charge"];

/** Members of the seed whose cards are good, refilled before each tap. */
const members = [0, 6, 7] as const;
const ends: ReadonlySet<string> = new Set(["done", "tender", "charge-return"]);
const mostTaps = 5;
const balance = { money: 20_000, points: 0 };
const done = (view: View): boolean => view.screen.kind === "done";

/** Signs on where nobody is, opens the day where none is open, and waits until devices and servers answer. */
export async function openCounter({ rig, window }: Counter): Promise<void> {
  const first = await window.see(({ screen, shop }) => screen.kind !== "out-of-service" && shop !== "", "in service");
  if (first.screen.kind === "sign-on") await signOn(window, rig);
  const view = await window.see(({ screen }) => screen.kind !== "sign-on", "signed on");
  if (view.screen.kind === "day-open") await window.send({ kind: "day-open", day: view.screen.day, float: 50_000 });
  await window.see((next) => next.screen.kind !== "day-open" && isReady(next), "ready to sell");
}

/** Told when the last key of a deal is pressed, or its card is tapped. */
export type Mark = () => void;

/** Holds a card to the reader until it is heard: on a busy machine a reading can come too late, and a person taps again. */
async function tapNext({ rig, window }: Counter, random: Random, mark: Mark): Promise<void> {
  await window.see(({ screen }) => screen.kind === "card", "card prompt");
  const nth = members[Math.floor(random() * members.length)] ?? 0;
  const member = rig.servers.members[nth];
  if (member === undefined) throw new Error(`no member ${nth}`);
  rig.servers.pokepay.setBalance(member.wallet, balance);
  for (let tries = 0; tries < mostTaps && window.view().screen.kind === "card"; tries += 1) {
    mark();
    await rig.devices.reader.tap(cardOf(member));
    await window.see(({ screen }) => screen.kind !== "card", "tap heard", 2000).catch(() => undefined);
  }
}

async function payInCash(window: TestWindow, mark: Mark): Promise<void> {
  if (window.view().screen.kind !== "tender") await window.send({ kind: "tender" });
  await window.see(({ screen }) => screen.kind === "tender", "tender");
  mark();
  await window.send({ kind: "cash", given: 10_000 });
  await window.see(done, "done");
}

/** One customer, from the first key to the screen that says it is done; the paper comes out behind it. */
export async function serveOne(counter: Counter, deal: Deal, random: Random, mark: Mark): Promise<void> {
  const { window } = counter;
  await window.see(isReady, "ready");
  if (window.view().screen.kind === "done") await window.send({ kind: "next" });
  await window.see(({ screen }) => screen.kind === "sale", "sale");
  if (deal === "charge") {
    await window.send({ kind: "charge" });
    await tapNext(counter, random, mark);
    await window.see(({ screen }) => screen.kind === "charge", "charge screen");
    mark();
    await window.send({ kind: "charge-cash", amount: 2000, given: 5000 });
  } else {
    const { categories } = await window.ask({ kind: "layout" });
    const codes = categories.flatMap(({ keys }) => keys.map(({ code }) => code));
    const wanted = Array.from(
      { length: 1 + Math.floor(random() * 3) },
      (_, nth) => codes[(nth * 7 + Math.floor(random() * 5)) % codes.length] ?? "",
    );
    await ring(window, ...new Set(wanted));
    if (deal === "cash") return payInCash(window, mark);
    await askCard(window);
    await tapNext(counter, random, mark);
  }
  const { screen } = await window.see(({ screen: { kind } }) => ends.has(kind), `${deal} done`, 40_000);
  // The authority was too slow for the kiosk's patience, and the money is known not to have moved: cash it is, there or back.
  if (screen.kind === "tender") await payInCash(window, mark);
  if (screen.kind === "charge-return") await window.send({ kind: "charge-returned" });
}
