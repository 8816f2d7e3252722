import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { verifySource } from "#db/verify/verify-source.ts";
import { seedItems } from "#rig/headquarters/seed.ts";
import type { Entries } from "#tests/house/open-house.ts";
import { openShop, type Shop } from "#tests/house/open-shop.ts";
import { copyBundle, type Patch } from "../power-cut/patch-bundle.ts";
import { openKiller } from "./killer.ts";
import { describePlan, makePlan, type Only } from "./plan.ts";
import { readBooks } from "./read-books.ts";
import { type Goods, runStep, type StepResult } from "./run-step.ts";

export type KillLoss = { readonly seed: number; readonly step: number; readonly plan: string; readonly what: string };
export type KillOptions = {
  readonly seed: number;
  /** Kills at least; default 500. */
  readonly runs?: number;
  readonly progress?: (line: string) => void;
  /** Planted faults in the register that is run. */
  readonly patches?: readonly Patch[];
  readonly only?: Only;
  /** Gives up after so many losses; default 20. */
  readonly most?: number;
};

/** Steps on one rig and one journal; then a fresh one, so that a loss is found within so many. */
const stepsPerShop = 25;
const timeScale = 0.1;

/** What a card may pay, and cheap enough that no card comes to its day's limit. */
const goods: Goods = seedItems.filter((item) => item.class !== "tickets" && item.price <= 800);

/** The whole journal once more, by the auditor's eyes: verified against keys from outside, equal to what headquarters holds. */
async function compareEnd({ rig }: Shop): Promise<string[]> {
  const { headquarters, hqKey } = rig.servers;
  const { bodies, key } = readBooks(rig.data);
  const held = (): string[] => headquarters.entries(rig.reg, 1).map(({ body }) => body);
  // The last one may be an anchor of a moment ago: it is forwarded like the rest.
  for (let looks = 0; looks < 200 && held().length < bodies.length; looks += 1) await wait(50);
  const there = held();
  const isEqual = bodies.every((body, at) => body === there[at]);
  const trust = join(rig.dir, "trust.json");
  writeFileSync(trust, JSON.stringify({ key, headquarters: hqKey }));
  const findings = await verifySource({ data: rig.data, trust });
  return [
    ...(isEqual ? [] : [`headquarters holds ${there.length} entries, the journal ${bodies.length}, not all equal`]),
    ...findings.map(({ seq, finding, detail }) => `verify: ${finding} at ${seq}: ${detail}`),
  ];
}

/** What did not come back at all, or showed what no cashier could go on from. */
const notAtRest = (error: unknown): StepResult => ({
  losses: [`not at rest: ${String(error)}`],
  isAtRest: false,
  asked: 0,
  kinds: [],
});

type Done = {
  readonly screens: readonly string[];
  readonly kinds: readonly string[];
  readonly losses: readonly KillLoss[];
  readonly next: number;
};

async function runShop(
  o: { readonly entries: Entries; readonly from: number; readonly to: number } & KillOptions,
): Promise<Done> {
  await using shop = await openShop({ timeScale, entries: o.entries });
  using killer = openKiller(shop);
  const { screens } = killer;
  // Its cards and goods have come down.
  await shop.window.see(({ catalogue }) => catalogue > 0, "a catalogue", 20_000);
  const losses: KillLoss[] = [];
  const kinds: string[] = [];
  let step = o.from;
  for (; step < o.to; step += 1) {
    const plan = makePlan(o.seed, step, o.only);
    const began = performance.now();
    const { losses: found, isAtRest, asked, ...told } = await runStep(shop, killer, plan, goods).catch(notAtRest);
    o.progress?.(
      `${describePlan(plan)}: ${found.length === 0 ? "agrees" : found.join("; ")} (${asked} asked, ${Math.round(performance.now() - began)} ms)`,
    );
    kinds.push(...told.kinds);
    losses.push(...found.map((what) => ({ seed: o.seed, step, plan: describePlan(plan), what })));
    if (!isAtRest || losses.length >= (o.most ?? Infinity)) return { screens, kinds, losses, next: step + 1 };
  }
  const end = await compareEnd(shop);
  losses.push(...end.map((what) => ({ seed: o.seed, step, plan: `after steps ${o.from} to ${step - 1}`, what })));
  return { screens, kinds, losses, next: step };
}

type Tally = { [name: string]: number };
function count(tally: Tally, names: readonly string[]): void {
  for (const name of names) tally[name] = (tally[name] ?? 0) + 1;
}

export type Killed = {
  readonly runs: number;
  readonly losses: readonly KillLoss[];
  /** What the screen showed, and at how many kills; which entries the journals held in the end. */
  readonly screens: Readonly<Tally>;
  readonly kinds: Readonly<Tally>;
};

/** SIGKILL of `register` at random moments of e-money sales and charges, until so many have fallen. */
export async function runKill(o: KillOptions): Promise<Killed> {
  const { runs = 500, most = 20 } = o;
  using bundle = await copyBundle(o.patches);
  const losses: KillLoss[] = [];
  const screens: Tally = {};
  const kinds: Tally = {};
  let done = 0;
  let step = 0;
  while (done < runs && losses.length < most) {
    const to = step + Math.min(stepsPerShop, runs - done);
    const shop = await runShop({ ...o, entries: bundle.entries, from: step, to });
    count(screens, shop.screens);
    count(kinds, shop.kinds);
    // A step that did not come to its kill is a run all the same, and a loss.
    done += Math.max(shop.screens.length, shop.next - step);
    losses.push(...shop.losses);
    step = shop.next;
  }
  return { runs: done, losses, screens, kinds };
}
