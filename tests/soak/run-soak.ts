import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openShop, isReady, type Shop } from "#tests/house/open-shop.ts";
import { seedItems } from "#rig/headquarters/seed.ts";
import { cardOf } from "#rig/open-rig.ts";
import { openSoakCashier } from "./cashier.ts";
import { openFaults } from "./faults.ts";
import { type Judged, judgeSoak, type Limits, type Seen } from "./judge.ts";
import { planFaults } from "./plan.ts";
import { countKicks, findDoubled, readJobs } from "./read-ends.ts";
import { watchProcesses } from "./watch-processes.ts";

export type SoakOptions = {
  readonly ms: number;
  readonly seed: number;
  readonly receiptEveryMs: number;
  readonly tapEveryMs: number;
  readonly faultEveryMs: number;
  readonly longestFaultMs: number;
  readonly lookEveryMs: number;
  /** Nothing may stand longer once no fault is on. */
  readonly stuckMs: number;
  /** Factor on every wait of the kiosk and the rig. */
  readonly timeScale: number;
  readonly limits: Limits;
  readonly card?: "pcscd" | "port";
  /** Faults for the control (planted-app/plant.mjs). */
  readonly plant?: readonly string[];
  readonly say: (text: string) => void;
};
export type Soaked = Judged &
  Omit<Seen, "processes"> & { readonly seed: number; readonly taps: number; readonly faultsBy: Record<string, number> };

const hooks = [
  join(import.meta.dirname, "..", "bench", "weighed-app", "collect-hook.mjs"),
  join(import.meta.dirname, "planted-app", "plant.mjs"),
];
const goods = seedItems.filter((item) => item.class === "shop").map(({ code }) => code);

/** A shop at work for so long, with faults from the seed; what did not hold stands in `findings`. */
export async function runSoak(o: SoakOptions): Promise<Soaked> {
  const { ms, seed, say } = o;
  await using stack = new AsyncDisposableStack();
  const collected = mkdtempSync(join(tmpdir(), "soak-"));
  stack.defer(() => rmSync(collected, { recursive: true, force: true }));
  mkdirSync(collected, { recursive: true });
  const lines = new Map<string, number>();
  const env = {
    BENCH_COLLECTED: collected,
    SOAK_PLANT: (o.plant ?? []).join(","),
    NODE_OPTIONS: hooks
      .slice(0, o.plant ? 2 : 1)
      .map((hook) => `--import=${hook}`)
      .join(" "),
  };
  const shop = stack.use(
    await openShop({
      timeScale: o.timeScale,
      env,
      log: (name) => void lines.set(name, (lines.get(name) ?? 0) + 1),
      ...(o.card ? { card: o.card } : {}),
    }),
  );
  const plan = planFaults({
    seed,
    ms,
    everyMs: o.faultEveryMs,
    longestMs: o.longestFaultMs,
    quietMs: Math.min(60_000, ms / 4),
  });
  const faults = openFaults(shop.rig);
  const watch = watchProcesses(shop.house, collected, lines);
  const stuck: string[] = [];
  for (const [name, { exited }] of processesOf(shop))
    void exited.then((code) => until.signal.aborted || stuck.push(`${name} ended with ${code}`));

  const until = new AbortController();
  const timer = setTimeout(() => until.abort(), ms);
  const every = async (pauseMs: number, act: (n: number) => Promise<void>): Promise<void> => {
    for (let n = 0; !until.signal.aborted; n += 1) {
      const began = performance.now();
      await act(n);
      await wait(Math.max(0, pauseMs - (performance.now() - began)), undefined, { signal: until.signal }).catch(
        () => undefined,
      );
    }
  };

  const cashier = openSoakCashier(shop, o.stuckMs + o.longestFaultMs);
  const { members } = shop.rig.servers;
  let [receipts, taps, isPaying] = [0, 0, false];
  const note = (what: string | undefined): void => {
    if (what === undefined || stuck.length >= 20) return;
    say(`stuck: ${what}`);
    stuck.push(what);
  };
  await Promise.all([
    faults.play(plan, until.signal),
    every(o.receiptEveryMs, async (n) => {
      isPaying = true;
      const member = n % 2 === 1 ? members.find(({ status }) => status === "active") : undefined;
      note(await cashier.sell(goods[n % goods.length] ?? "", member));
      if (member) taps += 1;
      isPaying = false;
      receipts += 1;
    }),
    // A card that nobody asked for says who it is, and pays for nothing.
    every(o.tapEveryMs, async (n) => {
      const member = members[n % members.length];
      if (isPaying || member === undefined || shop.rig.devices.reader.card() !== undefined) return;
      await shop.rig.devices.reader.tap(cardOf(member), { holdMs: 300 });
      taps += 1;
    }),
    every(o.lookEveryMs, async () => {
      await watch.look(faults.on.size === 0 && performance.now() - faults.changedAt() > Math.min(5_000, o.stuckMs / 4));
      say(
        `${receipts} receipts, ${taps} taps, ${faults.count()} faults${faults.on.size > 0 ? ` (${[...faults.on].join(", ")})` : ""}`,
      );
    }),
  ]);
  clearTimeout(timer);
  await faults.healAll();
  note(await cashier.tidy());
  if (
    !(await shop.window.see(isReady, "all devices well", o.stuckMs).then(
      () => true,
      () => false,
    ))
  )
    note(`a lamp stays: ${JSON.stringify(shop.window.view().lamps)}`);
  const jobs = await readJobs(shop.rig, o.stuckMs);
  await watch.look(true);
  const seen = {
    ms,
    receipts,
    faults: faults.count(),
    jobs,
    stuck,
    doubled: findDoubled(shop.rig, countKicks(shop.rig)),
  };
  const faultsBy = Object.fromEntries(
    Array.from(
      Map.groupBy(plan, ({ id }) => id),
      ([id, all]) => [id, all.length],
    ),
  );
  return { ...seen, ...judgeSoak({ ...seen, processes: watch.watched() }, o.limits), seed, taps, faultsBy };
}

function processesOf({ house }: Shop) {
  return [
    ["register", house.register()],
    ["devices-serial", house.host("devices-serial")],
    ["devices-card", house.host("devices-card")],
  ] as const;
}
