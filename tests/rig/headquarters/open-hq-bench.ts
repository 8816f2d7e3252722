import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openServers, type RigServers } from "../servers.ts";
import { sampleChain, type Chain } from "./build-chain.ts";
import { openHqClient, type HqClient } from "./hq-client.ts";
import type { Held } from "./verify-entry.ts";

export type HqBench = AsyncDisposable & {
  readonly rig: RigServers;
  /** A client with the certificate of reg. */
  as(reg: string): HqClient;
  /** A register of its own, its key enrolled, with a journal made by `make` (provision, config and a sale). */
  open(make?: (reg: string) => Chain): Promise<HqRegister>;
};
export type HqRegister = {
  readonly reg: string;
  readonly client: HqClient;
  readonly chain: Chain;
  post(entries: readonly Held[], expected?: Point): ReturnType<HqClient["ask"]>;
  point(seq: number): Point;
  /** Findings of this register as `seq finding`. */
  found(): readonly string[];
};
type Point = { readonly seq: number; readonly hash: string };

/** Servers of a folder of their own and registers that speak to their headquarters. */
export async function openHqBench(): Promise<HqBench> {
  const dir = mkdtempSync(join(tmpdir(), "rig-hq-"));
  const rig = await openServers({ dir, reg: "R1" });
  const clients: HqClient[] = [];
  let registers = 0;
  const as = (reg: string): HqClient => {
    const client = openHqClient(rig, join(dir, "tls"), reg);
    clients.push(client);
    return client;
  };
  return {
    rig,
    as,
    async open(make = sampleChain) {
      registers += 1;
      const reg = `T${registers}`;
      const [client, chain] = [as(reg), make(reg)];
      const { status } = await client.ask("POST", `/v1/registers/${reg}/keys`, { key: chain.key });
      if (status !== 200) throw new Error(`the key was not taken: ${status}`);
      return {
        reg,
        client,
        chain,
        post: (entries, expected = { seq: 0, hash: chain.genesis }) =>
          client.ask("POST", `/v1/registers/${reg}/epochs/1/entries`, { expected_last: expected, entries }),
        point: (seq) => ({ seq, hash: chain.entries[seq - 1]?.hash ?? chain.genesis }),
        found: () =>
          rig.headquarters
            .findings()
            .filter((one) => one.reg === reg)
            .map(({ seq, finding }) => `${seq} ${finding}`),
      };
    },
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.close();
      await rig[Symbol.asyncDispose]();
      rmSync(dir, { recursive: true });
    },
  };
}
