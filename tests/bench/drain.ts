import { readFileSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { openFile } from "#db/open-file.ts";
import type { Rig } from "#rig/open-rig.ts";
import { lookupLocalhost } from "#rig/tls/lookup-localhost.ts";
import { see, seeLamp } from "#tests/e2e/support/cashier.ts";
import { openKiosk } from "#tests/e2e/support/kiosk.ts";
import { takeBatch } from "#upstream/batch.ts";
import { Agent, request } from "undici";
import { wayMs } from "./far-authority.ts";
import type { Figure, Measured } from "./figure.ts";
import { sellUnseen } from "./make-journal.ts";
import { openStand } from "./open-stand.ts";
import { cancelSale, timeScans } from "./scan-to-line.ts";
import { median, quantile } from "./statistics.ts";
import { watchPaint } from "./watch-paint.ts";
import { openWire } from "./wire.ts";

/** Three days of a busy register. */
const entries = 6_300;
const rounds = 4;
const quietScans = 40;
const withinMs = 120_000;

type Drained = {
  readonly ours: readonly number[];
  readonly bare: readonly number[];
  readonly quiet: readonly number[];
  readonly busy: readonly number[];
};

const headOf = (rig: Rig): number => rig.servers.headquarters.heads()[0]?.seq ?? 0;

async function reach(rig: Rig, seq: number): Promise<void> {
  const until = performance.now() + withinMs;
  while (headOf(rig) < seq) {
    if (performance.now() > until) throw new Error(`headquarters stays at ${headOf(rig)} of ${seq}`);
    await wait(5);
  }
}

/** The requests a register would send for these entries, as bytes. */
function bodiesOf(rig: Rig, from: number, to: number): { readonly path: string; readonly bodies: readonly string[] } {
  const store = openFile(rig.data);
  try {
    const { reg, epoch, genesis } = store.identity;
    const hex = (hash: Buffer | undefined): string => (hash ?? genesis).toString("hex");
    const bodies: string[] = [];
    let last = { seq: from, hash: hex(store.entries.at(from)?.hash) };
    while (last.seq < to) {
      const rows = store.entries.rawFrom(last.seq + 1, 200).filter(({ seq }) => seq <= to);
      const batch = takeBatch(rows);
      bodies.push(JSON.stringify({ expected_last: last, entries: batch }));
      const end = batch.at(-1);
      if (end === undefined) throw new Error("no entries");
      last = { seq: end.seq, hash: end.hash };
    }
    return { path: `/v1/registers/${reg}/epochs/${epoch}/entries`, bodies };
  } finally {
    store.db.close();
  }
}

/** The same bytes, posted one request after the other by undici alone. */
async function postBare(rig: Rig, url: string, work: ReturnType<typeof bodiesOf>): Promise<number> {
  const { files } = rig.servers;
  const [ca, cert, key] = [files.hqCa, files.hqCert, files.hqKey].map((path) => readFileSync(path));
  const connect = { ca, cert, key, lookup: lookupLocalhost } as NonNullable<Agent.Options["connect"]>;
  const dispatcher = new Agent({ connect, connections: 1 });
  try {
    const from = performance.now();
    for (const body of work.bodies) {
      const headers = { "content-type": "application/json" };
      const answer = await request(url + work.path, { method: "POST", body, headers, dispatcher });
      await answer.body.text();
      if (answer.statusCode !== 200) throw new Error(`headquarters answers ${answer.statusCode}`);
    }
    return performance.now() - from;
  } finally {
    await dispatcher.destroy();
  }
}

/** Headquarters is another machine in truth: what it computes here must not take the kiosk's time. Only root may take that back. */
function giveWay(): Disposable {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) setPriority(constants.priority.PRIORITY_LOW);
  return { [Symbol.dispose]: () => void (isRoot && setPriority(constants.priority.PRIORITY_NORMAL)) };
}

/** A backlog of three days drained while somebody scans, several times over; beside it the same bytes bare, and scans without it. */
async function drainOften(dir: string, say: (text: string) => void): Promise<Drained> {
  await using stand = await openStand({ dir });
  const { rig } = stand;
  const { headquarters } = rig.servers;
  const start = headOf(rig);
  sellUnseen(rig.data, { entries, nowMs: Date.now() });
  await using wire = await openWire({ port: Number(new URL(headquarters.url).port), wayMs });
  const url = `https://headquarters.localhost:${wire.port}`;
  const config = join(dir, "far-headquarters.json");
  const near = JSON.parse(readFileSync(rig.config, "utf8")) as { readonly headquarters: object };
  writeFileSync(config, JSON.stringify({ ...near, headquarters: { ...near.headquarters, url } }));
  const work = bodiesOf(rig, start, start + entries);
  const got = { ours: [] as number[], bare: [] as number[], quiet: [] as number[], busy: [] as number[] };
  await headquarters.down();
  await using kiosk = await openKiosk({ ...rig, config });
  using _ = giveWay();
  const page = kiosk.cashier;
  await see(page, "sale");
  await seeLamp(page, "scanner", ["ok"]);
  const scanner = rig.devices.scanner;
  const clear = (): Promise<void> => cancelSale(page);
  for (let round = 1; round <= rounds; round += 1) {
    const watch = await watchPaint(page, "[data-line]");
    got.quiet.push(...(await timeScans(scanner, watch, clear, (timed) => timed >= quietScans)));
    const calls = headquarters.calls().length;
    await headquarters.up();
    let isDrained = false;
    const drained = reach(rig, start + entries).then(() => {
      isDrained = true;
      return Date.now();
    });
    got.busy.push(...(await timeScans(scanner, watch, clear, () => isDrained)));
    const first = headquarters
      .calls()
      .slice(calls)
      .find(({ op }) => op === "forwardEntries");
    got.ours.push((await drained) - (first?.atMs ?? Number.NaN) + wayMs);
    if ((await page.locator("[data-line]").count()) > 0) await clear();
    await headquarters.down();
    headquarters.restore(start);
    await headquarters.up();
    got.bare.push(await postBare(rig, url, work));
    await headquarters.down();
    headquarters.restore(start);
    say(`${round} of ${rounds} rounds`);
  }
  return got;
}

let drained: Promise<Drained> | null = null;
/** Both figures are of one run. */
const drainOnce = (dir: string, say: (text: string) => void): Promise<Drained> => (drained ??= drainOften(dir, say));

/** A backlog of 6,300 entries to headquarters, against the same bytes posted by bare undici, while somebody scans. */
export const drain: Figure = {
  name: "drain",
  limit: 1.5,
  async run({ dir, say }): Promise<Measured> {
    const { ours, bare } = await drainOnce(dir, say);
    const [own, base] = [median(ours), median(bare)];
    const baseline = { of: "the same bytes posted by undici", value: base, ours: own, unit: "ms" };
    const notes = [`${entries} entries, headquarters ${wayMs} ms away each way, goods scanned meanwhile`];
    return { value: own / base, unit: "×", samples: ours.length, baseline, notes };
  },
};

/** From the scanner to the painted line while that backlog drains, against the same kiosk at rest. */
export const drainScan: Figure = {
  name: "scan-while-draining",
  limit: 1.2,
  async run({ dir, say }): Promise<Measured> {
    const { quiet, busy } = await drainOnce(dir, say);
    const [own, base] = [quantile(busy, 0.95), quantile(quiet, 0.95)];
    const baseline = { of: "the same kiosk with nothing to forward, p95 of both", value: base, ours: own, unit: "ms" };
    return {
      value: own / base,
      unit: "×",
      samples: busy.length,
      baseline,
      notes: [`median ${median(busy).toFixed(1)} ms against ${median(quiet).toFixed(1)} ms`],
    };
  },
};
