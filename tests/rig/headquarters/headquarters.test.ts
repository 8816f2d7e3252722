import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openServers, type RigServers } from "../servers.ts";
import { buildChain, sampleChain, sampleSale, type Chain } from "./build-chain.ts";
import { answerLost, anchorForged } from "./behaviours.ts";
import { openHqClient, type HqClient } from "./hq-client.ts";
import { anchorSigned, entryHash, genesisHash, isSignedBy, keyId, settingsSigned } from "./hashes.ts";
import type { Held } from "./verify-entry.ts";

const dir = mkdtempSync(join(tmpdir(), "rig-hq-"));
const tlsDir = join(dir, "tls");
let rig: RigServers & AsyncDisposable;
const clients: HqClient[] = [];
beforeAll(async () => {
  rig = await openServers({ dir, reg: "R1" });
});
afterAll(async () => {
  for (const client of clients) client.close();
  await rig[Symbol.asyncDispose]();
  rmSync(dir, { recursive: true });
});

const as = (reg: string): HqClient => {
  const client = openHqClient(rig, tlsDir, reg);
  clients.push(client);
  return client;
};
let registers = 0;
/** A register of its own for each test, its key enrolled. */
async function open(make: (reg: string) => Chain = sampleChain) {
  registers += 1;
  const reg = `T${registers}`;
  const [client, chain] = [as(reg), make(reg)];
  expect((await client.ask("POST", `/v1/registers/${reg}/keys`, { key: chain.key })).status).toBe(200);
  const path = `/v1/registers/${reg}/epochs/1/entries`;
  const post = (entries: readonly Held[], expected = { seq: 0, hash: chain.genesis }) =>
    client.ask("POST", path, { expected_last: expected, entries });
  const point = (seq: number) => ({ seq, hash: chain.entries[seq - 1]?.hash ?? chain.genesis });
  const found = () => rig.headquarters.findings().filter((one) => one.reg === reg).map(({ seq, finding }) => `${seq} ${finding}`);
  return { reg, client, chain, post, point, found };
}

describe("headquarters of the rig", () => {
  test("hashes as the format says (figures from a program of its own, in Python)", () => {
    const genesis = genesisHash({ epoch: 1, key: "11".repeat(32), prev_epoch_head: null, reg: "R1" });
    expect(genesis.toString("hex")).toBe("2f8d6cb29734faf72d21a29ca5c1a35b4ff2cf7d5fcd3e6aeab015aee444a3dd");
    expect(entryHash(1, 1, genesis, '{"kind":"provision","名":"京"}').toString("hex")).toBe("be7c2c9bf1859ead267201121e206f6583336fb6c9cc7e058a8b631e255c2444");
    expect(keyId("11".repeat(32))).toBe("02d449a31fbb267c");
  });

  test("accepts a chain that verifies and countersigns its head", async () => {
    const { post, point, found, chain } = await open();
    const { status, body } = await post(chain.entries);
    const { last, at, key_id, sig } = body as { last: { seq: number; hash: string }; at: number; key_id: string; sig: string };
    expect(found()).toEqual([]);
    expect([status, last]).toEqual([200, point(3)]);
    expect(key_id).toBe(keyId(rig.hqKey));
    expect(isSignedBy(rig.hqKey, anchorSigned(1, 3, Buffer.from(last.hash, "hex"), at), sig)).toBe(true);
    expect(isSignedBy(rig.hqKey, anchorSigned(1, 4, Buffer.from(last.hash, "hex"), at), sig)).toBe(false);
  });

  test("skips what it already holds and goes on from there", async () => {
    const { post, point, chain } = await open();
    await post(chain.entries);
    chain.add("sale", sampleSale("again", null));
    expect((await post(chain.entries)).body).toMatchObject({ last: point(4) });
    expect((await post(chain.entries.slice(3), point(3))).status).toBe(200);
  });

  test("answers a gap with the last entry it holds", async () => {
    const { post, point, chain } = await open();
    await post(chain.entries.slice(0, 1));
    expect(await post(chain.entries.slice(2), point(2))).toEqual({ status: 409, body: { last: point(1) } });
  });

  test("answers an expected_last unlike its own with what it holds", async () => {
    const { post, point, chain } = await open();
    await post(chain.entries);
    const added = chain.add("boot", {});
    expect(await post([added], { seq: 3, hash: "0".repeat(64) })).toEqual({ status: 409, body: { last: point(3) } });
    expect((await post([added], { seq: 0, hash: chain.genesis })).status).toBe(400);
  });

  test("answers another hash for an entry it holds with a fork and stores nothing", async () => {
    const { reg, post, point, chain } = await open();
    await post(chain.entries.slice(0, 2));
    const other = { ...sampleSale(`${reg}-1-1`), given: 2000, change: 1140 };
    const twin = buildChain(reg);
    for (const held of chain.entries.slice(0, 2)) twin.add("boot", {}, {}, () => held);
    await post(chain.entries.slice(2), point(2));
    const forked = twin.add("sale", other);
    expect(await post([forked], point(2))).toEqual({ status: 409, body: { fork: point(3) } });
    expect(rig.headquarters.entries(reg, 1)).toHaveLength(3);
  });

  test("the fork switch makes it hold another head, and undoing it heals", async () => {
    const { reg, post, point, chain } = await open();
    await post(chain.entries);
    const undo = rig.headquarters.fork(reg);
    const added = chain.add("boot", {});
    expect(await post([added], point(3))).toMatchObject({ status: 409, body: { last: { seq: 3, hash: "f".repeat(64) } } });
    undo();
    expect((await post([added], point(3))).status).toBe(200);
  });

  test("restored from a backup it forgets the later entries and takes them again", async () => {
    const { reg, client, post, point, chain } = await open();
    await post(chain.entries);
    rig.headquarters.restore(1, reg);
    expect((await client.ask("GET", `/v1/registers/${reg}/epochs/1/head`)).body).toMatchObject({ held: point(1) });
    const added = chain.add("boot", {});
    expect(await post([added], point(3))).toEqual({ status: 409, body: { last: point(1) } });
    expect((await post(chain.entries.slice(1), point(1))).body).toMatchObject({ last: point(4) });
  });

  test("tells the head of an epoch and the latest of all, and nothing where it holds nothing", async () => {
    const { reg, client, post, point, chain } = await open();
    expect((await client.ask("GET", `/v1/registers/${reg}/head`)).body).toEqual({ epoch: 0, held: null, countersigned: null });
    await post(chain.entries);
    const head = { epoch: 1, held: point(3), countersigned: { last: point(3) } };
    expect((await client.ask("GET", `/v1/registers/${reg}/head`)).body).toMatchObject(head);
    expect((await client.ask("GET", `/v1/registers/${reg}/epochs/2/head`)).body).toEqual({ epoch: 2, held: null, countersigned: null });
  });

  const flip = (text: string): string => `${text.startsWith("0") ? "1" : "0"}${text.slice(1)}`;
  const sale = (change: object) => (chain: Chain) => void chain.add("sale", { ...sampleSale("X-1-2"), ...change });
  const rebate = sampleSale("").rebate;
  test.each<[string, string[], (chain: Chain) => void]>([
    ["a signature", ["4 signature-bad"], (chain) => void chain.add("boot", {}, {}, (held) => ({ ...held, sig: flip(held.sig) }))],
    ["a hash", ["4 hash-broken", "4 signature-bad"], (chain) => void chain.add("boot", {}, {}, (held) => ({ ...held, hash: flip(held.hash) }))],
    ["a body", ["4 hash-broken"], (chain) => void chain.add("boot", {}, {}, (held) => ({ ...held, body: held.body.replace("12:05", "12:06") }))],
    ["the canonical form", ["4 hash-broken", "4 not-canonical"], (chain) => void chain.add("boot", {}, {}, (held) => ({ ...held, body: ` ${held.body}` }))],
    ["the register's name", ["4 body-differs"], (chain) => void chain.add("boot", {}, { reg: "other" })],
    ["a float", ["4 not-canonical"], (chain) => void chain.add("boot", { x: 0.5 })],
    ["a receipt number used twice", ["4 receipt-twice"], (chain) => sale({ receipt: JSON.parse(chain.entries[2]?.body ?? "").data.receipt })(chain)],
    ["a day that goes back", ["4 day-back"], (chain) => void chain.add("boot", {}, { day: "2026-11-21" })],
    ["the grand total", ["4 gt", "4 gta"], (chain) => void chain.add("boot", {}, { gt: 1, gta: 2 })],
    ["an unknown key", ["4 unknown-key"], (chain) => void chain.add("boot", {}, {}, (held) => ({ ...held, key_id: "0".repeat(16) }))],
    ["a forged anchor", ["4 anchor"], (chain) => void chain.add("anchor", { seq: 3, hash: "0".repeat(64), at: 1, key_id: "0".repeat(16), sig: "0".repeat(128) })],
    ["a tax", ["4 tax"], sale({ taxes: [{ rate: 10, total: 2860, tax: 259 }] })],
    ["a rebate", ["4 rebate"], sale({ rebate: { ...rebate, total: 193 } })],
    ["change that was not given", ["4 tenders"], sale({ change: 141 })],
    [
      "an allocation", ["4 tenders", "4 rebate"],
      sale({ tenders: [{ kind: "emoney", amount: 2000, by: [{ class: "books", amount: 2000 }] }, sampleSale("").tenders[1]] }),
    ],
    ["a total", ["4 total", "4 tenders"], sale({ total: 2870 })],
  ])("stores a journal with %s wrong, names the finding and does not countersign past it", async (_what, findings, spoil) => {
    const { post, point, chain, found } = await open();
    spoil(chain);
    chain.add("boot", {});
    const { status, body } = await post(chain.entries);
    expect(found().filter((one) => one.startsWith("4 "))).toEqual(findings);
    expect([status, body]).toMatchObject([200, { last: point(3) }]);
  });

  test("an unknown key is a finding until it is trusted", async () => {
    const reg = "late";
    const chain = sampleChain(reg);
    const client = as(reg);
    const batch = { expected_last: { seq: 0, hash: chain.genesis }, entries: chain.entries };
    expect((await client.ask("POST", `/v1/registers/${reg}/epochs/1/entries`, batch)).body).toMatchObject({ last: { seq: 0 } });
    rig.headquarters.trust(reg, chain.key);
    expect(rig.headquarters.heads().find((one) => one.reg === reg)).toMatchObject({ seq: 3, countersigned: 3 });
  });

  test("a further key needs the approval headquarters gave", async () => {
    const { reg, client } = await open();
    rig.headquarters.requireApproval("ABCD-1234");
    const path = `/v1/registers/${reg}/keys`;
    const { key } = buildChain(reg);
    expect((await client.ask("POST", path, { key, approval: "guess" })).status).toBe(403);
    expect((await client.ask("POST", path, { key, approval: "ABCD-1234" })).status).toBe(200);
    rig.headquarters.requireApproval(null);
  });

  test("lets a certificate speak for its own register only", async () => {
    const { reg, chain } = await open();
    const batch = { expected_last: { seq: 0, hash: chain.genesis }, entries: chain.entries };
    expect((await as("R1").ask("POST", `/v1/registers/${reg}/epochs/1/entries`, batch)).status).toBe(403);
    expect(rig.headquarters.entries(reg, 1)).toEqual([]);
  });

  test("refuses what openapi.yaml does not allow", async () => {
    const { reg, client, chain } = await open();
    const path = `/v1/registers/${reg}/epochs/1/entries`;
    expect((await client.ask("POST", path, { entries: chain.entries })).status).toBe(400);
    expect((await client.ask("POST", path, { expected_last: { seq: 0, hash: chain.genesis }, entries: [] })).status).toBe(400);
    expect((await client.ask("POST", path, { huge: "x".repeat(1 << 20) })).status).toBe(413);
    expect((await client.ask("GET", "/v1/registers")).status).toBe(404);
  });

  test("an entry whose answer is lost is held all the same", async () => {
    const { reg, post, chain } = await open();
    rig.headquarters.behave(answerLost({ op: "forwardEntries", times: 1 }));
    await expect(post(chain.entries)).rejects.toThrow();
    expect(rig.headquarters.entries(reg, 1)).toHaveLength(3);
    rig.headquarters.behave(anchorForged({ times: 1 }));
    const { last, at, sig } = (await post(chain.entries)).body as { last: { seq: number; hash: string }; at: number; sig: string };
    expect(isSignedBy(rig.hqKey, anchorSigned(1, last.seq, Buffer.from(last.hash, "hex"), at), sig)).toBe(false);
  });

  test("signs its settings, counts their version up and answers 204 to who has them", async () => {
    const client = as("R1");
    const read = async () => (await client.ask("GET", "/v1/settings")).body as { version: number; body: string; sig: string };
    const first = await read();
    expect(isSignedBy(rig.settingsKey, settingsSigned(first.body), first.sig)).toBe(true);
    expect((await client.ask("GET", `/v1/settings?have=${first.version}`)).status).toBe(204);
    expect(rig.headquarters.publishSettings({ lock_idle_s: 60 })).toBe(first.version + 1);
    expect(JSON.parse((await read()).body)).toMatchObject({ version: first.version + 1, lock_idle_s: 60 });
    expect(() => rig.headquarters.publishSettings({ lock_idle_s: "soon" })).toThrow("openapi.yaml");
    expect(rig.headquarters.publishSettings({ lock_idle_s: 300 })).toBe(first.version + 2);
  });

  test("sends the catalogue whole first, then what changed", async () => {
    const client = as("R1");
    type Delta = { version: number; more: boolean; items: { code: string; price: number }[]; removed: string[] };
    const read = async (since: number) => (await client.ask("GET", `/v1/catalogue?since=${since}`)).body as Delta;
    const whole = await read(0);
    expect(whole.items.length).toBeGreaterThanOrEqual(120);
    const [one, two] = rig.headquarters.catalogue();
    if (one === undefined || two === undefined) throw new Error("no items");
    rig.headquarters.setItem({ ...one, price: 1 } as Parameters<typeof rig.headquarters.setItem>[0]);
    rig.headquarters.removeItem(two.code);
    expect(await read(whole.version)).toMatchObject({ more: false, items: [{ code: one.code, price: 1 }], removed: [two.code] });
  });

  test("sends cards as keyed hashes only, and the deny list", async () => {
    const client = as("R1");
    const { body } = await client.ask("GET", "/v1/cards?since=0");
    expect((body as { cards: unknown[] }).cards).toHaveLength(11);
    for (const member of rig.members) expect(JSON.stringify(body)).not.toContain(member.number);
    const denied = (await client.ask("GET", "/v1/deny-list")).body as { cards: string[] };
    expect(denied.cards).toHaveLength(1);
    expect((body as { cards: { card: string }[] }).cards.map((one) => one.card)).toContain(denied.cards[0]);
  });

  test("keeps what it holds over down and up, and over a restart on the same folder", async () => {
    const { reg, client, post, point, chain } = await open();
    await post(chain.entries);
    await rig.headquarters.down();
    client.close();
    await expect(client.ask("GET", `/v1/registers/${reg}/head`)).rejects.toThrow("ECONNREFUSED");
    await rig.headquarters.up();
    const key = rig.hqKey;
    const url = rig.urls.headquarters;
    await rig[Symbol.asyncDispose]();
    rig = await openServers({ dir, reg: "R1" });
    expect([rig.hqKey, rig.urls.headquarters]).toEqual([key, url]);
    expect((await client.ask("GET", `/v1/registers/${reg}/head`)).body).toMatchObject({ epoch: 1, held: point(3) });
  });

  test("the portal shows a member's purchases, meals with nutrition and rebates, and nobody else's", async () => {
    const { post, chain } = await open();
    await post(chain.entries);
    const page = async (path: string) => (await fetch(`${rig.headquarters.portal}${path}`)).text();
    const mine = await page("/portal/m-310001");
    for (const part of ["山田 花子", "¥2,860", "343", "5.5", "¥192", "電子マネー ¥2,000"]) expect(mine).toContain(part);
    expect(await page("/portal/m-310002")).not.toContain("¥2,860");
    expect((await fetch(`${rig.headquarters.portal}/portal/none`)).status).toBe(404);
  });
});
