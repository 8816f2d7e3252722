import type { Reader } from "nfc-pcsc";
import { answerOrSignal } from "./card-wait.ts";
import type { CardAnswer, CardEvent, CardPort } from "./card-port.ts";
import type { DeviceTrouble } from "./device-state.ts";

/** Longest answer of a short APDU: 256 bytes and the status word (ISO/IEC 7816-4). */
const ANSWER_BYTES = 258;

type Status = { state: number; atr?: Buffer };

/** pcscd appends the reader's and the slot's number: "Sony RC-S300/S 00 00". */
function isNamed(name: string, wanted: string): boolean {
  return wanted === "*" || name === wanted || name.startsWith(`${wanted} `);
}

function codeOf(error: unknown): DeviceTrouble {
  const code = error instanceof Error && "previous" in error ? Reflect.get(Object(error.previous), "code") : undefined;
  return code === "BUSY" || code === "NOHARDWARE" ? code : "FAILURE";
}

/** A reader behind pcscd, through nfc-pcsc over our own native layer. */
export function openPcscPort(wanted: string, on: (event: CardEvent) => void): CardPort {
  let current: Reader | undefined;
  let isServed = false;
  let close: () => void = () => undefined;
  let isClosed = false;

  function follow(reader: Reader): void {
    // With auto processing nfc-pcsc would read the UID itself, and leave failures untold.
    reader.autoProcessing = false;
    if (current || isClosed || !isNamed(reader.name, wanted)) {
      reader.on("error", () => undefined);
      return;
    }
    current = reader;
    on({ kind: "reader" });
    const { SCARD_STATE_EMPTY, SCARD_STATE_PRESENT } = reader.reader;
    let isPresent = false;
    // nfc-pcsc says nothing of a card it cannot connect to, so presence is taken from the layer below it.
    reader.reader.on("status", ({ state, atr }: Status) => {
      if ((state & SCARD_STATE_PRESENT) !== 0 && !isPresent) {
        isPresent = true;
        on({ kind: "card", state: "present", atr: Uint8Array.from(atr ?? []) });
      } else if ((state & SCARD_STATE_EMPTY) !== 0) {
        isPresent = false;
        on({ kind: "card", state: "empty" });
      }
    });
    reader.on("error", () => undefined);
    reader.on("end", () => {
      current = undefined;
      if (isServed && !isClosed) on({ kind: "reader", trouble: "NOHARDWARE" });
    });
  }

  async function start(): Promise<void> {
    const { default: module } = await import("nfc-pcsc");
    if (isClosed) return;
    const nfc = new module.NFC();
    close = () => nfc.close();
    nfc.on("reader", follow);
    nfc.pcsc.on("service", () => {
      isServed = true;
      if (!current) on({ kind: "reader", trouble: "NOHARDWARE" });
    });
    nfc.on("error", () => {
      isServed = false;
      if (!isClosed) on({ kind: "reader", trouble: "NOSERVICE" });
    });
  }

  // Without libpcsclite the native layer cannot even be loaded: there is no such service on this machine.
  const started = start().catch(() => on({ kind: "reader", trouble: "NOSERVICE" }));

  async function exchange(send: (reader: Reader) => Promise<Buffer>): Promise<CardAnswer> {
    const reader = current;
    if (!reader) return { kind: "trouble", code: "NOHARDWARE" };
    try {
      if (!reader.connection) await reader.connect();
      return { kind: "answer", data: Uint8Array.from(await send(reader)) };
    } catch (error) {
      // A connection that failed once is not used again: it may belong to a card that has been exchanged.
      if (reader.connection) await reader.disconnect().catch(() => undefined);
      return { kind: "trouble", code: codeOf(error) };
    }
  }

  return {
    transmit: (apdu, { signal }) =>
      answerOrSignal(
        exchange(async (reader) => reader.transmit(Buffer.from(apdu), ANSWER_BYTES)),
        signal,
      ),
    control: (bytes, { signal }) =>
      answerOrSignal(
        exchange(async (reader) => reader.control(Buffer.from(bytes), ANSWER_BYTES)),
        signal,
      ),
    async [Symbol.asyncDispose]() {
      isClosed = true;
      await started;
      close();
    },
  };
}
