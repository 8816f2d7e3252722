import type { Entry } from "#register/entry.ts";
import { ofKind } from "#tests/campaign/of-kind.ts";
import type { Patch } from "#tests/model/build-thread.ts";
import { calm, plant } from "#tests/model/run/fault.ts";
import type { OpenScene } from "#tests/model/run/open-scene.ts";
import { runScenes, type SceneRuns } from "#tests/model/run/run-scenes.ts";
import type { Random } from "../power-cut/random.ts";

/** The payment was done and nothing is heard of it for a while; or it is done only after a while. */
const ways = ["answers-away", "work-late"] as const;
export type LateAnswer = {
  readonly way: (typeof ways)[number];
  readonly seconds: number;
  /** It turned up after the cash had been taken. */
  readonly wasLate: boolean;
  /** The register had already concluded that nothing was charged. */
  readonly wasConcluded: boolean;
};

const payers = [0, 2, 6, 7] as const;
const answerS = 8;

/** Of each payment that turned up late: given back once, on paper, and counted in the Z of the day. */
function judgeLate({ scene }: OpenScene, entries: readonly Entry[]): { late: number; losses: string[] } {
  const losses: string[] = [];
  const due = ofKind(entries, "pay-refund-due");
  const back = ofKind(entries, "pay-refunded");
  for (const { data } of due) {
    const refunds = back.filter((one) => one.data.key === data.key);
    if (refunds.length !== 1) losses.push(`${data.amount} yen of ${data.key} went back ${refunds.length} times`);
    for (const { seq } of refunds) {
      const papers = [...scene.shop.host.papers].filter(([id]) => id.startsWith(`1-${seq}-`));
      const text = JSON.stringify(papers.map(([, document]) => document));
      if (papers.length !== 1 || !text.includes(data.amount.toLocaleString("en-US")))
        losses.push(`${papers.length} papers say that ${data.amount} yen of ${data.key} went back`);
    }
  }
  const z = ofKind(entries, "z-report").at(-1)?.data.paid_back;
  const total = back.reduce((so, { data }) => so + data.amount, 0);
  if (z?.count !== back.length || z.total !== total)
    losses.push(`the Z says ${JSON.stringify(z)}, ${back.length} payments of ${total} yen went back`);
  return { late: back.length, losses };
}

/** A card payment without an answer; the member pays cash instead; then it turns out that the card was charged. */
async function play(open: OpenScene, random: Random) {
  const { scene, begin, end } = open;
  const { shop, cashier } = scene;
  const { pace, view } = shop;
  const way = ways[Math.floor(random() * ways.length)] ?? "work-late";
  const seconds = 5 + Math.floor(random() * 116);
  begin();
  const member = shop.stand.servers.members[payers[Math.floor(random() * payers.length)] ?? 0];
  if (member === undefined) throw new Error("no member");
  const fault = way === "work-late" ? way : ("all-answers-dropped" as const);
  plant(shop, { do: "fault", at: "pokepay", fault, n: seconds, money: true });
  await cashier.payCard(member);
  await pace.until(() => view().screen.kind !== "working", answerS);
  // Some wait a while for the result before they take out their purse.
  await pace.until(() => view().screen.kind !== "unknown", Math.floor(random() * 30));
  const isUnknown = view().screen.kind === "unknown";
  if (isUnknown) await cashier.press({ kind: "park" });
  if (view().screen.kind === "tender") await cashier.payCash("over");
  if (way === "answers-away") await pace.pass(seconds);
  else await pace.pass(Math.max(0, seconds - 10));
  calm(shop);
  const first = await end("cash");
  const entriesBefore = first.entries;
  await cashier.closeDay();
  const { losses: more, entries: closing } = await end("cash");
  const entries = [...entriesBefore, ...closing];
  const { late, losses } = judgeLate(open, entries);
  const wasConcluded = ofKind(entries, "pay-not-charged").length > 0;
  return { told: { way, seconds, wasLate: late > 0, wasConcluded }, losses: [...first.losses, ...more, ...losses] };
}

/** Answers that come when cash was taken instead: given back exactly once, printed, and in the Z. */
export function runLateAnswer(o: {
  readonly seed: number;
  readonly runs: number;
  readonly patches?: readonly Patch[];
  readonly most?: number;
  readonly progress?: (text: string) => void;
}): Promise<SceneRuns<LateAnswer>> {
  return runScenes({ ...o, play });
}
