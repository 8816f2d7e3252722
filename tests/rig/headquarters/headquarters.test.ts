import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildChain, sampleChain, sampleSale } from "./build-chain.ts";
import { answerLost, anchorForged } from "./behaviours.ts";
import { anchorSigned, entryHash, genesisHash, isSignedBy, keyId } from "./hashes.ts";
import { openHqBench, type HqBench } from "./open-hq-bench.ts";

let bench: HqBench;
beforeAll(async () => {
  bench = await openHqBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

describe("headquarters of the rig", () => {
  test("hashes as the format says (figures from a program of its own, in Python)", () => {
    const genesis = genesisHash({ epoch: 1, key: "11".repeat(32), prev_epoch_head: null, reg: "R1" });
    expect(genesis.toString("hex")).toBe("2f8d6cb29734faf72d21a29ca5c1a35b4ff2cf7d5fcd3e6aeab015aee444a3dd");
    expect(entryHash(1, 1, genesis, '{"kind":"provision","名":"京"}').toString("hex")).toBe(
      "be7c2c9bf1859ead267201121e206f6583336fb6c9cc7e058a8b631e255c2444",
    );
    expect(keyId("11".repeat(32))).toBe("02d449a31fbb267c");
  });

  test("accepts a chain that verifies and countersigns its head", async () => {
    const { post, point, found, chain } = await bench.open();
    const { status, body } = await post(chain.entries);
    const { last, at, key_id, sig } = body as {
      last: { seq: number; hash: string };
      at: number;
      key_id: string;
      sig: string;
    };
    expect(found()).toEqual([]);
    expect([status, last]).toEqual([200, point(3)]);
    expect(key_id).toBe(keyId(bench.rig.hqKey));
    expect(isSignedBy(bench.rig.hqKey, anchorSigned(1, 3, Buffer.from(last.hash, "hex"), at), sig)).toBe(true);
    expect(isSignedBy(bench.rig.hqKey, anchorSigned(1, 4, Buffer.from(last.hash, "hex"), at), sig)).toBe(false);
  });

  test("skips what it already holds and goes on from there", async () => {
    const { post, point, chain } = await bench.open();
    await post(chain.entries);
    chain.add("sale", sampleSale("again", null));
    expect((await post(chain.entries)).body).toMatchObject({ last: point(4) });
    expect((await post(chain.entries.slice(3), point(3))).status).toBe(200);
  });

  test("answers a gap with the last entry it holds", async () => {
    const { post, point, chain } = await bench.open();
    await post(chain.entries.slice(0, 1));
    expect(await post(chain.entries.slice(2), point(2))).toEqual({ status: 409, body: { last: point(1) } });
  });

  test("answers an expected_last unlike its own with what it holds", async () => {
    const { post, point, chain } = await bench.open();
    await post(chain.entries);
    const added = chain.add("boot", {});
    expect(await post([added], { seq: 3, hash: "0".repeat(64) })).toEqual({ status: 409, body: { last: point(3) } });
    expect((await post([added], { seq: 0, hash: chain.genesis })).status).toBe(400);
  });

  test("answers another hash for an entry it holds with a fork and stores nothing", async () => {
    const { reg, post, point, chain } = await bench.open();
    await post(chain.entries.slice(0, 2));
    const other = { ...sampleSale(`${reg}-1-1`), given: 2000, change: 1140 };
    const twin = buildChain(reg);
    for (const held of chain.entries.slice(0, 2)) twin.add("boot", {}, {}, () => held);
    await post(chain.entries.slice(2), point(2));
    const forked = twin.add("sale", other);
    expect(await post([forked], point(2))).toEqual({ status: 409, body: { fork: point(3) } });
    expect(bench.rig.headquarters.entries(reg, 1)).toHaveLength(3);
  });

  test("the fork switch makes it hold another head, and undoing it heals", async () => {
    const { reg, post, point, chain } = await bench.open();
    await post(chain.entries);
    const undo = bench.rig.headquarters.fork(reg);
    const added = chain.add("boot", {});
    expect(await post([added], point(3))).toMatchObject({
      status: 409,
      body: { last: { seq: 3, hash: "f".repeat(64) } },
    });
    undo();
    expect((await post([added], point(3))).status).toBe(200);
  });

  test("restored from a backup it forgets the later entries and takes them again", async () => {
    const { reg, client, post, point, chain } = await bench.open();
    await post(chain.entries);
    bench.rig.headquarters.restore(1, reg);
    expect((await client.ask("GET", `/v1/registers/${reg}/epochs/1/head`)).body).toMatchObject({ held: point(1) });
    const added = chain.add("boot", {});
    expect(await post([added], point(3))).toEqual({ status: 409, body: { last: point(1) } });
    expect((await post(chain.entries.slice(1), point(1))).body).toMatchObject({ last: point(4) });
  });

  test("tells the head of an epoch and the latest of all, and nothing where it holds nothing", async () => {
    const { reg, client, post, point, chain } = await bench.open();
    expect((await client.ask("GET", `/v1/registers/${reg}/head`)).body).toEqual({
      epoch: 0,
      held: null,
      countersigned: null,
    });
    await post(chain.entries);
    const head = { epoch: 1, held: point(3), countersigned: { last: point(3) } };
    expect((await client.ask("GET", `/v1/registers/${reg}/head`)).body).toMatchObject(head);
    expect((await client.ask("GET", `/v1/registers/${reg}/epochs/2/head`)).body).toEqual({
      epoch: 2,
      held: null,
      countersigned: null,
    });
  });

  test("an unknown key is a finding until it is trusted", async () => {
    const reg = "late";
    const chain = sampleChain(reg);
    const client = bench.as(reg);
    const batch = { expected_last: { seq: 0, hash: chain.genesis }, entries: chain.entries };
    expect((await client.ask("POST", `/v1/registers/${reg}/epochs/1/entries`, batch)).body).toMatchObject({
      last: { seq: 0 },
    });
    bench.rig.headquarters.trust(reg, chain.key);
    expect(bench.rig.headquarters.heads().find((one) => one.reg === reg)).toMatchObject({ seq: 3, countersigned: 3 });
  });

  test("a further key needs the approval headquarters gave", async () => {
    const { reg, client } = await bench.open();
    bench.rig.headquarters.requireApproval("ABCD-1234");
    const path = `/v1/registers/${reg}/keys`;
    const { key } = buildChain(reg);
    expect((await client.ask("POST", path, { key, approval: "guess" })).status).toBe(403);
    expect((await client.ask("POST", path, { key, approval: "ABCD-1234" })).status).toBe(200);
    bench.rig.headquarters.requireApproval(null);
  });

  test("lets a certificate speak for its own register only", async () => {
    const { reg, chain } = await bench.open();
    const batch = { expected_last: { seq: 0, hash: chain.genesis }, entries: chain.entries };
    expect((await bench.as("R1").ask("POST", `/v1/registers/${reg}/epochs/1/entries`, batch)).status).toBe(403);
    expect(bench.rig.headquarters.entries(reg, 1)).toEqual([]);
  });

  test("refuses what openapi.yaml does not allow", async () => {
    const { reg, client, chain } = await bench.open();
    const path = `/v1/registers/${reg}/epochs/1/entries`;
    expect((await client.ask("POST", path, { entries: chain.entries })).status).toBe(400);
    expect(
      (await client.ask("POST", path, { expected_last: { seq: 0, hash: chain.genesis }, entries: [] })).status,
    ).toBe(400);
    expect((await client.ask("POST", path, { huge: "x".repeat(1 << 20) })).status).toBe(413);
    expect((await client.ask("GET", "/v1/registers")).status).toBe(404);
  });

  test("an entry whose answer is lost is held all the same", async () => {
    const { reg, post, chain } = await bench.open();
    bench.rig.headquarters.behave(answerLost({ op: "forwardEntries", times: 1 }));
    await expect(post(chain.entries)).rejects.toThrow();
    expect(bench.rig.headquarters.entries(reg, 1)).toHaveLength(3);
    bench.rig.headquarters.behave(anchorForged({ times: 1 }));
    const { last, at, sig } = (await post(chain.entries)).body as {
      last: { seq: number; hash: string };
      at: number;
      sig: string;
    };
    expect(isSignedBy(bench.rig.hqKey, anchorSigned(1, last.seq, Buffer.from(last.hash, "hex"), at), sig)).toBe(false);
  });
});
