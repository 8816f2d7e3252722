import { mkdtempSync, rmSync } from "node:fs";
import type { Agent } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, CreatePaymentTransaction } from "@pokepay/pokepay-partner-sdk";
import type { Member } from "../headquarters/seed.ts";
import { openServers, type RigServers } from "../servers.ts";
import { openSdk } from "./sdk-client.ts";

type PaymentParameters = ConstructorParameters<typeof CreatePaymentTransaction>[0];
export type PokepayBench = AsyncDisposable & {
  readonly rig: RigServers;
  readonly client: Client;
  readonly agent: Agent;
  member(at: number): Member;
  /** A payment of the first member's. */
  pay(amount: number, more?: Partial<PaymentParameters>): CreatePaymentTransaction;
};

/** The rig's servers with the official SDK on them. */
export async function openPokepayBench(): Promise<PokepayBench> {
  const dir = mkdtempSync(join(tmpdir(), "rig-pokepay-"));
  const rig = await openServers({ dir, reg: "R1" });
  const { client, agent } = openSdk(rig.files);
  const member = (at: number): Member => {
    const found = rig.members[at];
    if (found === undefined) throw new Error("no such member");
    return found;
  };
  return {
    rig,
    client,
    agent,
    member,
    pay: (amount, more = {}) =>
      new CreatePaymentTransaction({
        shop_id: rig.shop,
        customer_id: member(0).customer,
        private_money_id: rig.moneys.emoney,
        amount,
        ...more,
      }),
    async [Symbol.asyncDispose]() {
      agent.destroy();
      await rig[Symbol.asyncDispose]();
      rmSync(dir, { recursive: true });
    },
  };
}
