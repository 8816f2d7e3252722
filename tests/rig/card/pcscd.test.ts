import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeTempDir } from "../temp-dir.ts";
import { FELICA_ATR } from "./felica.ts";
import { tornTap } from "./field.ts";
import { type OpenReader, openReader } from "./open-reader.ts";

const student = { idm: "0114b34d5e6f7081", fcf: { number: "1029301234" } };
const READ_NUMBER = ["ffca000000", "ffa40001028b1a", "ffb0000000"];

/** Whoever lives in this process tree reads cards through the real client library, which takes the socket's path from its environment. */
async function listen() {
  const { Devices } = await import("smartcard");
  const devices = new Devices();
  const heard: { kind: string; data: string }[] = [];
  devices.on("card-inserted", ({ reader, card }) => {
    heard.push({ kind: `in ${reader.name}`, data: card.atr?.toString("hex") ?? "" });
    void (async () => {
      try {
        for (const apdu of READ_NUMBER)
          heard.push({ kind: "answer", data: (await card.transmit(Buffer.from(apdu, "hex"))).toString("hex") });
      } catch (error) {
        heard.push({ kind: "failed", data: String(error) });
      }
    })();
  });
  devices.on("card-removed", () => heard.push({ kind: "out", data: "" }));
  devices.on("error", () => undefined);
  devices.start();
  return { heard, [Symbol.dispose]: () => devices.stop() };
}

describe("cards behind the real pcscd", () => {
  const dir = makeTempDir();
  let reader: OpenReader;
  beforeAll(async () => {
    reader = await openReader({ dir: dir.path, card: "pcscd" });
    Object.assign(process.env, reader.env);
  });
  afterAll(async () => {
    delete process.env.PCSCLITE_CSOCK_NAME;
    await reader[Symbol.asyncDispose]();
    dir[Symbol.dispose]();
  });

  test("a tapped student card is read with its number and then gone", async () => {
    using client = await listen();
    await reader.tap(student);
    await expect.poll(() => client.heard.at(-1)?.kind, { timeout: 5_000 }).toBe("out");
    expect(reader.address).toEqual({ pcsc: "Co-op Rig FeliCa Reader 00 00" });
    expect(client.heard.map((one) => one.data)).toEqual([
      FELICA_ATR,
      "0114b34d5e6f70819000",
      "9000",
      `${Buffer.from("011029301234\0\0\0\0").toString("hex")}9000`,
      "",
    ]);
  });

  test("a card pulled away in the middle of an APDU fails it and is gone", async () => {
    using client = await listen();
    reader.behave(tornTap({ atApdu: 2 }));
    await reader.tap(student);
    await expect.poll(() => client.heard.at(-1)?.kind, { timeout: 5_000 }).toBe("out");
    expect(client.heard[1]?.data).toBe("0114b34d5e6f70819000");
    expect(client.heard.filter((one) => one.kind === "answer").length).toBeLessThan(3);
  });

  test("a killed service comes back with the same reader and the card that lies on it", async () => {
    await reader.killService();
    expect(reader.serviceRunning()).toBe(false);
    reader.put(student);
    await reader.startService();
    using client = await listen();
    await expect.poll(() => client.heard.filter((one) => one.kind === "answer").length, { timeout: 5_000 }).toBe(3);
    reader.lift();
    await expect.poll(() => client.heard.at(-1)?.kind, { timeout: 5_000 }).toBe("out");
  });

  test("its ports are nowhere on this machine's network", () => {
    // vpcd listens (state 0Ah) on 8C7Bh on all addresses; only inside the rig's own network namespace. Anybody may have it as a client's port.
    expect(readFileSync("/proc/net/tcp", "utf8")).not.toMatch(/^ *\d+: [0-9A-F]{8}:8C7B [0-9A-F]{8}:[0-9A-F]{4} 0A /mu);
  });
});
