import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { verifySource } from "#db/verify/verify-source.ts";
import type { View } from "#ipc/view.ts";
import { seedItems } from "#rig/headquarters/seed.ts";
import { isReady, openShop, type Shop } from "#tests/house/open-shop.ts";
import { judgeAuthority } from "#tests/model/judge/judge-authority.ts";
import { judgeEnds } from "#tests/model/judge/judge-ends.ts";
import { ofKind } from "#tests/campaign/of-kind.ts";
import { isForwarded } from "../is-forwarded.ts";
import { copyBundle, type Patch } from "../power-cut/patch-bundle.ts";
import { readBooks, readHead } from "../kill/read-books.ts";
import { begin, type Errand, type Flow } from "./flows.ts";

/** At rest by then, or it is a loss. */
const restMs = 60_000;
const lookMs = 40;
/** More boundaries than any errand has: a run that reaches it counts for ever. */
export const mostSteps = 400;

export type StepLoss = { readonly flow: Flow; readonly step: number; readonly at: string; readonly what: string };
export type EachStep = { readonly deaths: number; readonly losses: readonly StepLoss[] };

const trap = join(import.meta.dirname, "trap.mjs");
const code = seedItems.find(({ class: goodsClass }) => goodsClass === "cafeteria")?.code ?? "";

const sumOf = ({ rig: { servers } }: Shop): number =>
  servers.pokepay
    .accounts()
    .filter(({ merchant }) => !merchant)
    .reduce((so, { moneyBalance, pointBalance }) => so + moneyBalance + pointBalance, 0);

/** Nothing of the errand is left to do, on the screen, on paper or on the road. */
function isAtRest({ rig }: Shop, view: View, errand: Errand, before: number): boolean {
  const { screen, pending, basket } = view;
  const isFree = (screen.kind === "sale" && basket.count === 0) || screen.kind === "done";
  if (!isFree || pending.length > 0 || !rig.devices.printer.idle()) return false;
  return isForwarded(rig) && errand.isServed(readBooks(rig.data, before).entries);
}

/** Serves until all is at rest; a register that died is started again as main would, without the trap. */
async function serve(shop: Shop, errand: Errand, before: number): Promise<{ isAtRest: boolean; deaths: number }> {
  const { house, window } = shop;
  const until = performance.now() + restMs;
  let deaths = 0;
  let last: View | null = null;
  while (performance.now() < until) {
    const { child } = house.register();
    if (child.signalCode !== null || child.exitCode !== null) {
      deaths += 1;
      await house.restartRegister();
    }
    const seen: View | null = last;
    const view = await window.see((one) => one !== seen, "next view", lookMs).catch(() => window.view());
    last = view;
    if (isAtRest(shop, view, errand, before)) return { isAtRest: true, deaths };
    const gone = house.register().exited;
    for (const item of view.pending) {
      if (item.kind === "job")
        await Promise.race([window.send({ kind: "job-answer", job: item.id, printed: true }), gone]);
      if (item.next === "hand-back") await Promise.race([window.send({ kind: "charge-returned", key: item.id }), gone]);
    }
    await Promise.race([errand.act(view, (command) => Promise.race([window.send(command), dead(gone)])), gone]);
  }
  return { isAtRest: false, deaths };
}

/** A register that is gone answers nobody. */
const dead = async (gone: Promise<unknown>) => {
  await gone;
  return { kind: "stale" as const };
};

/** What does not agree between journal, authority and headquarters over the whole life of the shop. */
async function judge(shop: Shop, wallets: number): Promise<string[]> {
  const { rig, window } = shop;
  const { entries, jobs, key } = readBooks(rig.data);
  const settings = ofKind(entries, "config").at(-1)?.data ?? null;
  const losses: string[] = [];
  const txs = rig.servers.pokepay.transactions();
  const truth = {
    shop: window.view().shop,
    reg: rig.reg,
    settings,
    entries,
    jobs,
    txs,
    wallets,
    drawer: 0,
    carried: new Set<string>(),
  };
  judgeAuthority(truth, (what) => losses.push(what));
  judgeEnds(truth, (what) => losses.push(what));
  const trust = join(rig.dir, "trust.json");
  writeFileSync(trust, JSON.stringify({ key, headquarters: rig.servers.hqKey }));
  const findings = await verifySource({ data: rig.data, trust });
  return [
    ...losses,
    ...rig.servers.headquarters
      .findings()
      .map(({ seq, finding, detail }) => `headquarters: ${finding} at ${seq}: ${detail}`),
    ...findings
      .filter(({ finding }) => finding !== "unanchored")
      .map(({ seq, finding }) => `verify: ${finding} at ${seq}`),
  ];
}

/**
 * One errand after another in one shop, each killed at the next boundary it passes: n = 1, 2, … until none fires. `steps`: only these.
 * A register that dies is one more start; what its death left behind is judged with all that came before.
 */
export async function runEachStep(
  flow: Flow,
  o: {
    readonly steps?: readonly number[];
    /** Gives up after so many losses; default 10. */
    readonly most?: number;
    readonly progress?: (text: string) => void;
    /** Planted faults in the register that is run. */
    readonly patches?: readonly Patch[];
  } = {},
): Promise<EachStep> {
  using bundle = o.patches === undefined ? undefined : await copyBundle(o.patches);
  await using shop = await openShop({ card: "port", ...(bundle ? { entries: bundle.entries } : {}) });
  const { house, window, rig } = shop;
  const file = join(rig.dir, "trap");
  const env = { TRAP: file, NODE_OPTIONS: `--import ${trap}` };
  const losses: StepLoss[] = [];
  let deaths = 0;
  /** Wallets: what they hold, less what was put into them before each errand. */
  let moved = 0;
  for (const step of o.steps ?? Array.from({ length: mostSteps }, (_, at) => at + 1)) {
    for (const old of [file, `${file}.log`]) rmSync(old, { force: true });
    house.register().child.kill("SIGKILL");
    await house.register().exited;
    await house.restartRegister(env);
    await window.see(isReady, "ready", 20_000);
    if (window.view().screen.kind === "done") await window.send({ kind: "next" });
    await window.see(({ screen }) => screen.kind === "sale", "an empty sale");
    const errand = await begin(flow, shop, code, step);
    const refundSale = flow === "refund" ? rig.servers.pokepay.transactions().at(-1) : undefined;
    const began = sumOf(shop);
    if (refundSale) moved -= refundSale.money + refundSale.points;
    const before = readHead(rig.data).seq;
    writeFileSync(file, String(step));
    const served = await serve(shop, errand, before);
    rmSync(file, { force: true });
    moved += sumOf(shop) - began;
    const passed = existsSync(`${file}.log`) ? readFileSync(`${file}.log`, "utf8").trim().split("\n") : [];
    const at = passed.at(-1) ?? "";
    if (served.deaths === 0 && served.isAtRest && passed.length < step) break;
    deaths += served.deaths;
    const { screen, pending, notice } = window.view();
    const found = served.isAtRest
      ? await judge(shop, moved)
      : [`not at rest: ${JSON.stringify({ screen, pending, notice })}`];
    losses.push(...found.map((what) => ({ flow, step, at, what })));
    o.progress?.(`${flow} killed at ${at}: ${found.length === 0 ? "agrees" : found.join("; ")}`);
    if (!served.isAtRest || losses.length >= (o.most ?? 10)) break;
  }
  return { deaths, losses };
}
