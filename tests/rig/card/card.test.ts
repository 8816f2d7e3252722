import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { makeTempDir } from "../temp-dir.ts";
import { fcfBlocks, FELICA_ATR, startSession } from "./felica.ts";
import { mute, sw6300, tornTap } from "./field.ts";
import { openReader } from "./open-reader.ts";

const student = { idm: "0114b34d5e6f7081", fcf: { number: "1029301234", nameKana: "ｷﾖｳﾀﾞｲ ﾊﾅｺ" } };
const SELECT_FCF = "ffa40001028b1a";
const hex = (text: string): Buffer => Buffer.from(text, "hex");

describe("the card", () => {
  test("the answer to reset ends in its own check byte", () => {
    // ISO/IEC 7816-3: the exclusive-or of all bytes from T0 to TCK is zero.
    expect(
      hex(FELICA_ATR)
        .subarray(1)
        .reduce((sum, byte) => sum ^ byte, 0),
    ).toBe(0);
  });

  test("number and name are read from service 1A8B once it is selected, and a reset forgets the selection", () => {
    const session = startSession(student);
    expect(session.transmit(hex("ffca000000")).toString("hex")).toBe("0114b34d5e6f70819000");
    expect(session.transmit(hex("ffb0000000")).toString("hex")).toBe("6300");
    expect(session.transmit(hex(SELECT_FCF)).toString("hex")).toBe("9000");
    expect(session.transmit(hex("ffb0000000")).subarray(2, 12).toString("latin1")).toBe("1029301234");
    expect(session.transmit(hex("ffb0000100")).subarray(0, 4).toString("hex")).toBe("b7d6b3c0");
    expect(session.transmit(hex("ffb0000400")).toString("hex")).toBe("6a82");
    session.reset();
    expect(session.transmit(hex("ffb0000000")).toString("hex")).toBe("6300");
    expect(fcfBlocks(student.fcf).map((one) => one.length)).toEqual([16, 16, 16, 16]);
  });

  test("a card of another system has an IDm and no student area", () => {
    const session = startSession({ idm: student.idm });
    expect(session.transmit(hex(SELECT_FCF)).toString("hex")).toBe("6a82");
  });
});

describe("the stand-in at the card port", () => {
  /** A client that collects the messages it is sent. */
  async function join(path: string) {
    const socket = connect(path);
    await once(socket, "connect");
    const heard: unknown[] = [];
    createInterface({ input: socket }).on("line", (line) => heard.push(JSON.parse(line)));
    return {
      heard,
      transmit: (n: number, apdu: string) => socket.write(`${JSON.stringify({ kind: "transmit", n, apdu })}\n`),
      [Symbol.dispose]: () => socket.destroy(),
    };
  }
  const addressOf = (address: object): string => ("rig" in address ? String(address.rig) : "");

  test("tells of cards, answers APDUs, and carries the faults of cards and hands", async () => {
    using dir = makeTempDir();
    await using reader = await openReader({ dir: dir.path, card: "port" });
    using client = await join(addressOf(reader.address));
    reader.put(student);
    await expect
      .poll(() => client.heard)
      .toEqual([
        { kind: "state", state: "empty" },
        { kind: "state", state: "present", atr: FELICA_ATR },
      ]);
    client.transmit(1, SELECT_FCF);
    const heal = reader.behave(sw6300());
    client.transmit(2, SELECT_FCF);
    await expect.poll(() => client.heard.at(-1)).toEqual({ kind: "response", n: 2, data: "6300" });
    heal();
    reader.behave(mute());
    client.transmit(3, SELECT_FCF);
    reader.behave(tornTap());
    client.transmit(4, SELECT_FCF);
    await expect.poll(() => client.heard.slice(-3)).toContainEqual({ kind: "response", n: 4, data: "" });
    expect(client.heard).toContainEqual({ kind: "response", n: 3, data: "" });
    expect(reader.card()).toBeUndefined();
  });

  test("the service dies and comes back under the same address", async () => {
    using dir = makeTempDir();
    await using reader = await openReader({ dir: dir.path, card: "port" });
    await reader.killService();
    expect(reader.serviceRunning()).toBe(false);
    await reader.startService();
    using client = await join(addressOf(reader.address));
    await expect.poll(() => client.heard).toEqual([{ kind: "state", state: "empty" }]);
  });

  test("stands in by itself, and says why, where namespaces cannot be had", async () => {
    using dir = makeTempDir();
    const path = process.env.PATH;
    process.env.PATH = "/nowhere";
    try {
      await using reader = await openReader({ dir: dir.path });
      expect(reader.address).toEqual({ rig: `${dir.path}/reader.sock` });
      expect(reader.standIn).toContain("unshare");
      await expect(openReader({ dir: dir.path, card: "pcscd" })).rejects.toThrow("unshare");
    } finally {
      process.env.PATH = path;
    }
  });
});
