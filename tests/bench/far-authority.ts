import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CreatePaymentTransaction, CreateTopupTransaction } from "@pokepay/pokepay-partner-sdk";
import { openSdk } from "#rig/pokepay/sdk-client.ts";
import type { Rig } from "#rig/open-rig.ts";
import { openWire, type Wire } from "./wire.ts";

/** Each way to the authority, ms. */
export const wayMs = 75;

/** The rig's authority, moved 75 ms away. */
export type FarAuthority = AsyncDisposable & {
  readonly wire: Wire;
  /** The kiosk's configuration with the authority at the end of the wire. */
  readonly config: string;
  /** Ms of one booking through the same wire by the SDK alone, on a connection kept open. */
  bareCall(type: "payment" | "topup"): Promise<number>;
};

export async function moveAuthority(rig: Rig, dir: string): Promise<FarAuthority> {
  const { files, urls, shop, moneys, members } = rig.servers;
  const wire = await openWire({ port: Number(new URL(urls.pokepay).port), wayMs });
  const ini = join(dir, "far.ini");
  const far = `https://pokepay.localhost:${wire.port}`;
  writeFileSync(ini, readFileSync(files.ini, "utf8").replace(/^API_BASE_URL=.*$/mu, `API_BASE_URL=${far}`), {
    mode: 0o600,
  });
  const config = join(dir, "far.json");
  const near = JSON.parse(readFileSync(rig.config, "utf8")) as { readonly pokepay: object };
  writeFileSync(config, JSON.stringify({ ...near, pokepay: { ...near.pokepay, ini } }));
  const { client, agent } = openSdk({ ...files, ini });
  const customer = members[0]?.customer ?? "";
  return {
    wire,
    config,
    async bareCall(type) {
      const shared = {
        shop_id: shop,
        customer_id: customer,
        private_money_id: moneys.emoney,
        request_id: randomUUID(),
      };
      const request =
        type === "payment"
          ? new CreatePaymentTransaction({ ...shared, amount: 100 })
          : new CreateTopupTransaction({ ...shared, money_amount: 1000 });
      const from = performance.now();
      await client.send<unknown>(request);
      return performance.now() - from;
    },
    async [Symbol.asyncDispose]() {
      agent.destroy();
      await wire[Symbol.asyncDispose]();
    },
  };
}
