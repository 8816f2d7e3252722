import type { Patch } from "#tests/model/build-thread.ts";
import { crash } from "#tests/model/run/crash.ts";
import { type FaultStep, plant } from "#tests/model/run/fault.ts";
import type { OpenScene } from "#tests/model/run/open-scene.ts";
import { runScenes, type SceneRuns } from "#tests/model/run/run-scenes.ts";
import type { Random } from "../power-cut/random.ts";

/** How an answer about money is lost: on the wire, at the server, in a page of somebody in between, or with the register itself. */
const ways = [
  "answer-lost",
  "answer-dropped",
  "told-late",
  "html",
  "status-500",
  "status-503",
  "reset-down",
  "crash",
] as const;
export type LostAnswer = {
  readonly deal: "payment" | "charge";
  readonly way: (typeof ways)[number];
  /** The register met an unknown: an answer was lost, and not only slow. */
  readonly wasUnknown: boolean;
};

const payers = [0, 6, 7] as const;
const answerS = 8;

/** Odd figures: the work is done, and somebody in between answers. */
function faultOf(way: Exclude<LostAnswer["way"], "crash">, random: Random): FaultStep {
  const n = way === "told-late" ? 60 : 1 + 2 * Math.floor(random() * 3);
  return { do: "fault", at: "pokepay", fault: way, n, money: true };
}

/** One payment or charge whose answer does not come; the register finds out what became of it. */
async function play(open: OpenScene, random: Random) {
  const { scene, begin, end } = open;
  const { shop, cashier } = scene;
  const { pace, view } = shop;
  const deal = random() < 0.5 ? ("payment" as const) : ("charge" as const);
  const way = ways[Math.floor(random() * ways.length)] ?? "answer-lost";
  begin();
  const member = shop.stand.servers.members[payers[Math.floor(random() * payers.length)] ?? 0];
  if (member === undefined) throw new Error("no member");
  if (way !== "crash") plant(shop, faultOf(way, random));
  else await crash(shop, { do: "crash", at: "call", op: deal === "payment" ? "payment" : "topup", side: "after" });
  if (deal === "payment") await cashier.payCard(member);
  else await cashier.charge(() => cashier.tap(member), 1000 + 1000 * Math.floor(random() * 3));
  await pace.until(() => view().screen.kind !== "working", answerS);
  await shop.start();
  if (random() < 0.3 && view().screen.kind === "unknown") await cashier.press({ kind: "park" });
  const { losses, kinds } = await end(random() < 0.5 ? "cash" : "cancel");
  const wasUnknown = kinds.includes("pay-unknown") || kinds.includes("charge-unknown");
  return { told: { deal, way, wasUnknown }, losses };
}

/** Answers about money that are lost: nobody is charged or credited twice, and nothing goes unrecorded. */
export function runLostAnswer(o: {
  readonly seed: number;
  readonly runs: number;
  readonly patches?: readonly Patch[];
  readonly most?: number;
  readonly progress?: (text: string) => void;
}): Promise<SceneRuns<LostAnswer>> {
  return runScenes({ ...o, play });
}
