import type { Reader } from "nfc-pcsc";
import type { CardEvent, CardPort, ControlAnswer } from "./card-port.ts";
import { answerOrSignal } from "./card-wait.ts";
import type { DeviceTrouble } from "./device-state.ts";
import { chooseReader } from "./reader/choose-reader.ts";
import { within } from "./within.ts";

/** Longest answer of a short APDU: 256 bytes and the status word (ISO/IEC 7816-4). */
const ANSWER_BYTES = 258;
/** A service that does not answer is not waited for when we close. */
const CLOSE_LIMIT_MS = 1_000;
/** SCARD_STATE_UNKNOWN, SCARD_STATE_UNAVAILABLE (pcsc-lite, pcsclite.h): pcscd cannot reach the reader. */
const LOST = 0x000c;

type Status = { state: number; atr?: Buffer };

/** What was refused, as our native layer names it; its errors come wrapped by nfc-pcsc. */
function troubleOf(error: unknown): ControlAnswer {
  const code: unknown =
    error instanceof Error && "previous" in error ? Reflect.get(Object(error.previous), "code") : undefined;
  if (code === "BUSY" || code === "NOHARDWARE" || code === "NOSERVICE") return { kind: "trouble", code };
  return code === "NOT_TRANSACTED" ? { kind: "refused" } : { kind: "trouble", code: "FAILURE" };
}

/** A reader behind pcscd, through nfc-pcsc over our own native layer. */
export function openPcscPort(wanted: string, on: (event: CardEvent) => void): CardPort {
  const readers = new Map<string, Reader>();
  let current: Reader | undefined;
  let trouble: DeviceTrouble | undefined = "CLOSED";
  let isPresent = false;
  let isClosed = false;
  let close: () => Promise<void> = () => Promise.resolve();

  function say(event: CardEvent): void {
    if (isClosed) return;
    if (event.kind === "reader") trouble = event.trouble;
    on(event);
  }

  /** nfc-pcsc says nothing of a card it cannot connect to, so presence is taken from the layer below it. */
  function hear({ state, atr }: Status, { SCARD_STATE_EMPTY, SCARD_STATE_PRESENT }: Reader["reader"]): void {
    const isReady = (state & (SCARD_STATE_EMPTY | SCARD_STATE_PRESENT)) !== 0 && (state & LOST) === 0;
    if ((state & SCARD_STATE_PRESENT) !== 0 && isReady) {
      if (trouble) say({ kind: "reader" });
      if (!isPresent) say({ kind: "card", state: "present", atr: Uint8Array.from(atr ?? []) });
      isPresent = true;
      return;
    }
    // Told first that the card is gone: with the reader's trouble it would be a card that nobody took away.
    if (!isReady && !trouble) {
      say({ kind: "card", state: "empty" });
      say({ kind: "reader", trouble: "OFFLINE" });
    } else if (isReady) {
      if (trouble) say({ kind: "reader" });
      say({ kind: "card", state: "empty" });
    }
    isPresent = false;
  }

  function follow(reader: Reader): void {
    // With auto processing nfc-pcsc would read the UID itself, and leave failures untold.
    reader.autoProcessing = false;
    readers.set(reader.name, reader);
    reader.on("error", () => undefined);
    reader.reader.on("status", (status: Status) => {
      if (reader === current) hear(status, reader.reader);
    });
    reader.on("end", () => {
      readers.delete(reader.name);
      if (reader === current) current = undefined;
    });
  }

  /** After each look at the list of readers. */
  function choose(): void {
    const choice = chooseReader([...readers.keys()], wanted);
    const chosen = choice.kind === "chosen" ? readers.get(choice.name) : undefined;
    if (chosen && chosen === current) return;
    current = chosen;
    isPresent = false;
    if (!chosen) say({ kind: "reader", trouble: choice.kind === "ambiguous" ? "WRONG_DEVICE" : "NOHARDWARE" });
    else {
      say({ kind: "reader" });
      // One that was there all the time has said already what lies on it.
      if (chosen.reader.state !== 0) hear({ state: chosen.reader.state }, chosen.reader);
    }
  }

  async function start(): Promise<void> {
    const { default: module } = await import("nfc-pcsc");
    if (isClosed) return;
    const nfc = new module.NFC();
    close = async () => {
      nfc.close();
      await within(nfc.pcsc.ended, CLOSE_LIMIT_MS);
    };
    nfc.on("reader", follow);
    nfc.pcsc.on("readers", choose);
    nfc.on("error", ({ code }) => say({ kind: "reader", trouble: code === "OFFLINE" ? "OFFLINE" : "NOSERVICE" }));
  }

  // Without libpcsclite the native layer cannot even be loaded: there is no such service on this machine.
  const started = start().catch(() => say({ kind: "reader", trouble: "NOSERVICE" }));

  async function connect(reader: Reader, mode: "CONNECT_MODE_CARD" | "CONNECT_MODE_DIRECT"): Promise<void> {
    if (mode === "CONNECT_MODE_CARD" && reader.connection?.type === reader.reader.SCARD_SHARE_DIRECT)
      await reader.disconnect();
    if (!reader.connection) await reader.connect(mode);
  }

  async function exchange(work: (reader: Reader) => Promise<Buffer>): Promise<ControlAnswer> {
    const reader = current;
    if (!reader) return { kind: "trouble", code: "NOHARDWARE" };
    try {
      return { kind: "answer", data: Uint8Array.from(await work(reader)) };
    } catch (error) {
      // A connection that failed once is not used again: it may belong to a card that has been exchanged.
      const answer = troubleOf(error);
      if (reader.connection && answer.kind === "trouble") await reader.disconnect().catch(() => undefined);
      return answer;
    }
  }

  return {
    async transmit(apdu, { signal }) {
      const answer = await answerOrSignal(
        exchange(async (reader) => {
          await connect(reader, "CONNECT_MODE_CARD");
          return reader.transmit(Buffer.from(apdu), ANSWER_BYTES);
        }),
        signal,
      );
      return answer.kind === "refused" ? { kind: "trouble", code: "FAILURE" } : answer;
    },
    control: (bytes, { signal }) =>
      answerOrSignal(
        exchange(async (reader) => {
          // The reader itself is spoken to whether a card lies there or not.
          await connect(reader, isPresent ? "CONNECT_MODE_CARD" : "CONNECT_MODE_DIRECT");
          const answer = await reader.control(Buffer.from(bytes), ANSWER_BYTES);
          if (reader.connection?.type === reader.reader.SCARD_SHARE_DIRECT) await reader.disconnect();
          return answer;
        }),
        signal,
      ),
    async [Symbol.asyncDispose]() {
      isClosed = true;
      await started;
      await close();
    },
  };
}
