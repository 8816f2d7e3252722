import { request } from "node:http";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Script } from "node:vm";
import { openSync, readSync, closeSync, constants } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
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
    const script = await (await fetch(`${bench.url}bench.js`)).text();
    expect(new Script(script)).toBeDefined();
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
