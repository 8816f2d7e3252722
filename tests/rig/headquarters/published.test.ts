import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openServers, type RigServers } from "../servers.ts";
import { sampleChain } from "./build-chain.ts";
import { isSignedBy, settingsSigned } from "./hashes.ts";
import { openHqClient, type HqClient } from "./hq-client.ts";

const dir = mkdtempSync(join(tmpdir(), "rig-published-"));
let rig: RigServers & AsyncDisposable;
let client: HqClient;
beforeAll(async () => {
  rig = await openServers({ dir, reg: "R1" });
  client = openHqClient(rig, join(dir, "tls"), "R1");
});
afterAll(async () => {
  client.close();
  await rig[Symbol.asyncDispose]();
  rmSync(dir, { recursive: true });
});
/** R1's journal, forwarded. */
const forward = async () => {
  const chain = sampleChain("R1");
  await client.ask("POST", "/v1/registers/R1/keys", { key: chain.key });
  const expected = { seq: 0, hash: chain.genesis };
  await client.ask("POST", "/v1/registers/R1/epochs/1/entries", { expected_last: expected, entries: chain.entries });
  return chain;
};

describe("what headquarters of the rig sends down and shows", () => {
  test("signs its settings, counts their version up and answers 204 to who has them", async () => {
    const read = async () =>
      (await client.ask("GET", "/v1/settings")).body as { version: number; body: string; sig: string };
    const first = await read();
    expect(isSignedBy(rig.settingsKey, settingsSigned(first.body), first.sig)).toBe(true);
    expect((await client.ask("GET", `/v1/settings?have=${first.version}`)).status).toBe(204);
    expect(rig.headquarters.publishSettings({ lock_idle_s: 60 })).toBe(first.version + 1);
    expect(JSON.parse((await read()).body)).toMatchObject({ version: first.version + 1, lock_idle_s: 60 });
    expect(() => rig.headquarters.publishSettings({ lock_idle_s: "soon" })).toThrow("openapi.yaml");
    expect(rig.headquarters.publishSettings({ lock_idle_s: 300 })).toBe(first.version + 2);
  });

  test("sends the catalogue whole first, then what changed", async () => {
    type Delta = { version: number; more: boolean; items: { code: string; price: number }[]; removed: string[] };
    const read = async (since: number) => (await client.ask("GET", `/v1/catalogue?since=${since}`)).body as Delta;
    const whole = await read(0);
    expect(whole.items.length).toBeGreaterThanOrEqual(120);
    const [one, two] = rig.headquarters.catalogue();
    if (one === undefined || two === undefined) throw new Error("no items");
    rig.headquarters.setItem({ ...one, price: 1 } as Parameters<typeof rig.headquarters.setItem>[0]);
    rig.headquarters.removeItem(two.code);
    expect(await read(whole.version)).toMatchObject({
      more: false,
      items: [{ code: one.code, price: 1 }],
      removed: [two.code],
    });
  });

  test("sends cards as keyed hashes only, and the deny list", async () => {
    const { body } = await client.ask("GET", "/v1/cards?since=0");
    expect((body as { cards: unknown[] }).cards).toHaveLength(11);
    for (const member of rig.members) expect(JSON.stringify(body)).not.toContain(member.number);
    const denied = (await client.ask("GET", "/v1/deny-list")).body as { cards: string[] };
    expect(denied.cards).toHaveLength(1);
    expect((body as { cards: { card: string }[] }).cards.map((one) => one.card)).toContain(denied.cards[0]);
  });

  test("keeps what it holds over down and up, and over a restart on the same folder", async () => {
    const held = { seq: 3, hash: (await forward()).entries[2]?.hash };
    await rig.headquarters.down();
    client.close();
    await expect(client.ask("GET", "/v1/registers/R1/head")).rejects.toThrow("ECONNREFUSED");
    await rig.headquarters.up();
    const key = rig.hqKey;
    const url = rig.urls.headquarters;
    await rig[Symbol.asyncDispose]();
    rig = await openServers({ dir, reg: "R1" });
    expect([rig.hqKey, rig.urls.headquarters]).toEqual([key, url]);
    expect((await client.ask("GET", "/v1/registers/R1/head")).body).toMatchObject({ epoch: 1, held });
  });

  test("the portal shows a member's purchases, meals with nutrition and rebates, and nobody else's", async () => {
    const page = async (path: string) => (await fetch(`${rig.headquarters.portal}${path}`)).text();
    const mine = await page("/portal/m-310001");
    for (const part of ["山田 花子", "¥2,860", "343", "5.5", "¥192", "電子マネー ¥2,000"]) expect(mine).toContain(part);
    expect(await page("/portal/m-310002")).not.toContain("¥2,860");
    expect((await fetch(`${rig.headquarters.portal}/portal/none`)).status).toBe(404);
  });
});
