import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commit, open, provision } from "#tests/db/register-at-work.ts";
import { openHeadquarters as openRigHeadquarters, type RigHeadquarters } from "#rig/headquarters/open-headquarters.ts";
import { rigPepper } from "#rig/headquarters/seed.ts";
import { makeCertificates, readPem } from "#rig/tls/make-certificates.ts";
import type { Journal } from "#db/open-journal.ts";
import { openForward, type Forward, type ForwardEvent } from "#upstream/forward.ts";
import { openHeadquarters, type Headquarters } from "#upstream/headquarters/open-headquarters.ts";
import { installLocalhost } from "#upstream/resolve-localhost.ts";

export const reg = "R01";
/** Waits run at a fiftieth: the minute between two anchors is 1.2 s. */
export const timeScale = 0.02;

export type HeadquartersBench = AsyncDisposable & {
  readonly rig: RigHeadquarters;
  readonly headquarters: Headquarters;
  readonly dir: string;
  /** The client of another register of the house. */
  readonly another: (reg: string) => Headquarters;
};

/** The real client against the simulated headquarters over mutual TLS. `as`: the name in the client's certificate. */
export async function openHeadquartersBench(o: { as?: string; scale?: number } = {}): Promise<HeadquartersBench> {
  const dir = mkdtempSync(join(tmpdir(), "upstream-"));
  const certificates = makeCertificates(join(dir, "tls"), { reg: o.as ?? reg });
  const { ca } = certificates;
  mkdirSync(join(dir, "hq"));
  const rig = await openRigHeadquarters({
    dir: join(dir, "hq"),
    reg,
    pepper: rigPepper,
    tls: { ca: readPem(ca), cert: readPem(certificates.server.cert), key: readPem(certificates.server.key) },
  });
  installLocalhost();
  const { cert, key } = certificates.headquarters;
  // Only the waits between tries are shortened: the limit of a request stays long enough for a busy machine.
  const shared = { url: rig.url, ca, signingKey: rig.key, timeScale: o.scale ?? 0.5 };
  const headquarters = openHeadquarters({ ...shared, cert, key, reg });
  const others: Headquarters[] = [];
  return {
    rig,
    headquarters,
    dir,
    another: (name) => {
      const own = makeCertificates(join(dir, "tls"), { reg: name }).headquarters;
      const other = openHeadquarters({ ...shared, ...own, reg: name });
      others.push(other);
      return other;
    },
    [Symbol.asyncDispose]: async () => {
      for (const one of [headquarters, ...others]) await one[Symbol.asyncDispose]();
      await rig[Symbol.asyncDispose]();
      rmSync(dir, { recursive: true });
    },
  };
}

export type ForwardBench = HeadquartersBench & {
  readonly journal: Journal;
  readonly events: ForwardEvent[];
  /** Starts forwarding, from the cursor of the journal; another start first ends the one before, as a restart would. */
  readonly start: () => Forward;
  readonly commitBoot: (n?: number) => void;
};

export async function openForwardBench(o: { anchorScale?: number } = {}): Promise<ForwardBench> {
  const bench = await openHeadquartersBench();
  const { rig, headquarters } = bench;
  const data = join(bench.dir, "data");
  provision(data, reg);
  const journal = open(data);
  rig.trust(reg, journal.identity.key);
  const events: ForwardEvent[] = [];
  let forward: Forward | null = null;
  return {
    ...bench,
    journal,
    events,
    start: () => {
      forward?.[Symbol.dispose]();
      forward = openForward({
        headquarters,
        journal,
        timeScale: o.anchorScale ?? timeScale,
        see: (event) => events.push(event),
      });
      return forward;
    },
    commitBoot: (n = 1) => {
      for (let i = 0; i < n; i += 1)
        commit(journal, [{ kind: "boot", data: { mode: "test", runtime: "node", clean: true } }]);
      forward?.nudge();
    },
    [Symbol.asyncDispose]: async () => {
      forward?.[Symbol.dispose]();
      journal[Symbol.dispose]();
      await bench[Symbol.asyncDispose]();
    },
  };
}
