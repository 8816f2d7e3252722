import { request } from "node:http";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Script } from "node:vm";
import { openSync, readSync, closeSync, constants, writeSync } from "node:fs";
import { CreateCashtray } from "@pokepay/pokepay-partner-sdk";
import { encode } from "iconv-lite";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openSdk } from "../pokepay/sdk-client.ts";
import { openRig, type Rig } from "../open-rig.ts";
import { openBench, type Bench } from "./open-bench.ts";
import { faults } from "./faults.ts";
import type { BenchState } from "./state.ts";

const dir = mkdtempSync(join(tmpdir(), "rb-"));
let rig: Rig & AsyncDisposable;
let bench: Bench;
beforeAll(async () => {
  rig = await openRig({ dir, card: "port", timeScale: 0.01 });
  bench = await openBench(rig);
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
  await rig[Symbol.asyncDispose]();
  rmSync(dir, { recursive: true });
});

const press = (body: object, headers: Record<string, string> = {}) =>
  fetch(`${bench.url}do`, { method: "POST", body: JSON.stringify(body), headers });

/** A paper with these words on it, and the code its last word is. */
function printPaper(words: string): void {
  const code = Buffer.from(words.split(" ").at(-1) ?? "", "latin1");
  const qr = (fn: number, ...data: readonly number[]): Buffer => {
    const body = Buffer.from([49, fn, ...data]);
    return Buffer.concat([Buffer.from([0x1d, 0x28, 0x6b, body.length & 255, body.length >> 8]), body]);
  };
  const line = openSync(rig.devices.paths.printer, constants.O_WRONLY | constants.O_NOCTTY);
  const text = Buffer.concat([
    Buffer.from([0x1b, 0x40, 0x1c, 0x26, 0x1c, 0x43, 1]),
    encode(words, "shift_jis"),
    Buffer.from("\n"),
  ]);
  writeSync(line, Buffer.concat([text, qr(80, 48, ...code), qr(81, 48), Buffer.from([0x1d, 0x56, 66, 0])]));
  closeSync(line);
}

/** The next state the window is told for which `wanted` holds. */
async function told(wanted: (state: BenchState) => boolean): Promise<BenchState> {
  const answer = await fetch(`${bench.url}events`, {
    signal: AbortSignal.timeout(5000),
  });
  let text = "";
  for await (const part of answer.body ?? []) {
    text += Buffer.from(part).toString("utf8");
    const events = text.split("\n\n");
    text = events.pop() ?? "";
    const state = events.map((event) => JSON.parse(event.slice("data: ".length)) as BenchState).find(wanted);
    if (state !== undefined) return state;
  }
  throw new Error("the stream ended");
}

describe("the bench window", () => {
  test("opens only with its token and only under its own name", async () => {
    const { origin, port, pathname } = new URL(bench.url);
    expect((await fetch(bench.url)).status).toBe(200);
    expect((await fetch(`${origin}/`)).status).toBe(404);
    expect((await fetch(`${origin}/${"0".repeat(32)}/events`)).status).toBe(404);
    const status = await new Promise((resolve) => {
      request({ host: "127.0.0.1", port, path: pathname, headers: { host: "evil.example" } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(403);
    expect((await press({ do: "lift" }, { origin: "http://evil.example" })).status).toBe(403);
  });

  test("serves a program that parses, and allows no other", async () => {
    for (const name of ["bench.js", "flows.js"]) {
      const script = await (await fetch(`${bench.url}${name}`)).text();
      expect(new Script(script)).toBeDefined();
    }
    expect((await fetch(bench.url)).headers.get("content-security-policy")).toContain("script-src 'self'");
    expect((await (await fetch(`${bench.url}items`)).json()).length).toBeGreaterThanOrEqual(120);
  });

  test("scans a code into the scanner's line", async () => {
    const line = openSync(rig.devices.paths.scanner, constants.O_RDONLY | constants.O_NOCTTY | constants.O_NONBLOCK);
    await press({ do: "scan", code: "4569990001006" });
    const bytes = Buffer.alloc(64);
    let text = "";
    await vi.waitFor(() => {
      text += bytes.toString("latin1", 0, readSync(line, bytes));
      expect(text).toMatch(/^4569990001006[\r\n]$/);
    });
    closeSync(line);
  });

  test("holds a member's card to the reader and shows it there", async () => {
    const [member] = rig.servers.members;
    await press({ do: "put", member: member?.member });
    const state = await told((one) => one.members[0]?.onReader === true);
    expect(state.members[0]).toMatchObject({ name: "山田 花子", money: 12_480, points: 320 });
    await press({ do: "lift" });
    await told((one) => one.members[0]?.onReader === false);
  });

  test("shows money and the drawer as they change", async () => {
    await press({ do: "balance", member: "m-310002", money: 777, points: 1 });
    await press({ do: "drawer", open: true });
    const state = await told((one) => one.drawer.open);
    expect(state.members[1]).toMatchObject({ money: 777, points: 1 });
    await press({ do: "drawer", open: false });
    await told((one) => !one.drawer.open);
  });

  test("reads the phone of a member, a card nobody has and the code of a receipt", async () => {
    const { scanner, printer, reader } = rig.devices;
    const line = openSync(scanner.path, constants.O_RDONLY | constants.O_NOCTTY | constants.O_NONBLOCK);
    const bytes = Buffer.alloc(256);
    const heard = async (what: RegExp): Promise<string> => {
      let text = "";
      await vi.waitFor(() => {
        text += bytes.toString("latin1", 0, readSync(line, bytes));
        expect(text).toMatch(what);
      });
      return text;
    };
    await press({ do: "show", member: "m-310001", scope: "topup", long: true, expired: true });
    const { phone } = await told((one) => one.phone?.kind === "barcode");
    expect(phone).toMatchObject({ name: "山田 花子", says: "チャージのみ・期限切れ" });
    expect(phone).toHaveProperty("code", expect.stringMatching(/^[\w-]{22}$/));
    await press({ do: "barcode", member: "m-310001" });
    await heard(/^\d{20}[\r\n]$/);
    expect((await press({ do: "barcode", member: "m-310001", scope: "all" })).status).toBe(400);

    const held: (string | undefined)[] = [];
    const tap = async (body: object): Promise<void> => {
      const done = press(body);
      await vi.waitFor(() => expect(reader.card()).toBeDefined());
      held.push(reader.card()?.idm);
      reader.lift();
      await done;
    };
    await tap({ do: "fresh" });
    await tap({ do: "fresh", again: true });
    await tap({ do: "fresh" });
    expect(held[1]).toBe(held[0]);
    expect(held[2]).not.toBe(held[0]);
    await tap({ do: "number", number: "1029310012" });
    expect(held[3]).toBe("01aa001029310012");

    expect((await told(() => true)).receipt).toBe(-1);
    await press({ do: "receipt" });
    printPaper("領収書 CR1/R1/1/7/0A1B2C3D");
    const { receipt } = await told((one) => one.receipt >= 0);
    expect(printer.papers()[receipt]?.text.join()).toContain("領");
    await press({ do: "receipt" });
    await heard(/^CR1\/R1\/1\/7\/0A1B2C3D[\r\n]$/);
    closeSync(line);
  });

  test("lets an app pay the code on the customer's window, and tells what headquarters allows", async () => {
    const { client, agent } = openSdk(rig.servers.files);
    const { shop, moneys, headquarters } = rig.servers;
    await press({ do: "read", member: "m-310003" });
    await told((one) => one.phone?.says === "お客様の画面にQRコードがありません");
    await client.send(new CreateCashtray({ shop_id: shop, private_money_id: moneys.emoney, amount: -300 }));
    await told((one) => one.tray?.amount === 300);
    await press({ do: "read", member: "m-310003" });
    const paid = await told((one) => one.phone?.says === "お支払いが終わりました" && one.tray === null);
    expect(paid.pokepay.transactions[0]).toMatchObject({ type: "payment", name: "鈴木 美穂" });
    agent.destroy();

    const { meal } = paid.members[2] ?? {};
    expect(meal).toEqual({ money: 90_000, plan: "ミールプラン550", rest: 550, why: null });
    expect(paid.members[0]?.meal).toBeNull();
    headquarters.setMealPlan("m-310003", null);
    const without = await told((one) => one.members[2]?.meal?.why === "meal-no-plan");
    expect(without.leaves).toEqual({ refunds: [], meals: [] });
  });

  test("every switch of a fault can be put on and off again", async () => {
    for (const { id } of faults.filter((one) => one.id !== "h-fork")) {
      expect((await press({ do: "fault", id, on: true })).status, id).toBe(200);
      expect((await press({ do: "fault", id, on: false })).status, id).toBe(200);
    }
    const state = await told(() => true);
    expect(state.faults.filter((one) => one.on)).toEqual([]);
    expect(state.printer).toMatchObject({ paper: "ok", cover: "closed", fault: "none", powered: true });
    expect([state.pokepay.up, state.headquarters.up, state.reader.running]).toEqual([true, true, true]);
  });

  test("a switch that is on says so until it is put off", async () => {
    await press({ do: "fault", id: "p-down", on: true });
    const down = await told((one) => !one.pokepay.up);
    expect(down.faults.find((one) => one.id === "p-down")?.on).toBe(true);
    await press({ do: "fault", id: "p-down", on: false });
    await told((one) => one.pokepay.up);
  });

  test("refuses what is not a button", async () => {
    expect((await press({ do: "rm" })).status).toBe(400);
    expect((await press({ do: "scan", code: "a\nb" })).status).toBe(400);
  });
});

describe("the rig's configuration", () => {
  test("names every device and server a kiosk needs, and its pepper lies where the kiosk looks", () => {
    const config = JSON.parse(readFileSync(rig.config, "utf8")) as Record<string, unknown>;
    expect(config).toMatchObject({
      mode: "rig",
      reg: "R1",
      time_scale: 0.01,
      headquarters: { signing_key: rig.servers.hqKey },
    });
    expect(readFileSync(join(rig.data, "keys", "pepper"))).toHaveLength(32);
    expect(rig.env["NODE_EXTRA_CA_CERTS"]).toBe(rig.servers.files.ca);
  });
});
