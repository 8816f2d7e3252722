import { ofKind } from "#tests/campaign/of-kind.ts";
import type { Patch } from "#tests/model/build-thread.ts";
import { plant } from "#tests/model/run/fault.ts";
import type { OpenScene } from "#tests/model/run/open-scene.ts";
import { runScenes, type SceneRuns } from "#tests/model/run/run-scenes.ts";
import { timeScale } from "#tests/model/stand.ts";
import type { Random } from "../power-cut/random.ts";

export type Forgetful = {
  readonly deal: "payment" | "charge";
  /** Whether the authority had booked it before the road went away. */
  readonly wasBooked: boolean;
  /** The cashier went on with the queue before the register was switched off. */
  readonly wasParked: boolean;
  readonly end: "found" | "settled" | "none";
};

const answerS = 8;
/** Over the long week-end the register is off. */
const offMs = 3 * 86_400_000;
const payers = [0, 6, 7] as const;

/**
 * A payment or charge without an outcome, three days old, whose request id the authority has forgotten in look-up and in dedupe: it is found
 * by its description, or a person settles it; nothing is sent again.
 */
async function play(open: OpenScene, random: Random) {
  const { scene, begin, end } = open;
  const { shop, cashier } = scene;
  const { pace, view, stand } = shop;
  const deal = random() < 0.5 ? ("payment" as const) : ("charge" as const);
  const wasBooked = random() < 0.5;
  const wantsPark = random() < 0.5;
  begin();
  const member = stand.servers.members[payers[Math.floor(random() * payers.length)] ?? 0];
  if (member === undefined) throw new Error("no member");
  const fault = wasBooked ? ("all-answers-dropped" as const) : ("all-requests-dropped" as const);
  plant(shop, { do: "fault", at: "pokepay", fault, n: 1, money: true });
  if (deal === "payment") await cashier.payCard(member);
  else await cashier.charge(() => cashier.tap(member), 2000);
  await pace.until(() => view().screen.kind === "unknown", answerS);
  const key = view().pending.find(({ state }) => state === "unknown")?.id ?? "";
  const wasParked = wantsPark && (await cashier.press({ kind: "park" }))?.kind === "taken";
  if (wasParked && deal === "payment") await cashier.payCash("exact");
  await shop.crash();
  pace.leap(offMs / 1000 / timeScale);
  stand.servers.pokepay.forgetRequestIds();
  const moneyCalls = (): number =>
    stand.servers.pokepay.calls().filter(({ op }) => op === "payment" || op === "topup").length;
  const asked = moneyCalls();
  await shop.start();
  // Somebody who will not wait.
  await cashier.press({ kind: "pending-resend", key });
  const { losses, entries } = await end("cash");
  if (moneyCalls() !== asked) losses.push(`${moneyCalls() - asked} requests for money after three days`);
  const booked = stand.servers.pokepay.transactions().filter(({ requestId }) => requestId === key).length;
  // A deal that came to its end before the road was gone has no unknown to speak of; it is told as `none`.
  if (key !== "" && booked !== (wasBooked ? 1 : 0)) losses.push(`${booked} bookings under ${key}`);
  const isSettled = ofKind(entries, "approval").some(({ data }) => data.key === key);
  if (wasBooked && isSettled) losses.push(`${key} was booked, and a person had to find it`);
  return {
    told: { deal, wasBooked, wasParked, end: isSettled ? "settled" : key === "" ? "none" : "found" } as const,
    losses,
  };
}

/** Intents older than the authority's memory are never sent again, and never charged twice. */
export function runForgetful(o: {
  readonly seed: number;
  readonly runs: number;
  readonly patches?: readonly Patch[];
  readonly most?: number;
  readonly progress?: (text: string) => void;
}): Promise<SceneRuns<Forgetful>> {
  return runScenes({ ...o, play });
}
