import type { FcfLayout } from "./frame.ts";

/** FeliCa's own frames, each beginning with its length (JIS X 6319-4; FeliCa Card User's Manual 4.4). */
const POLLING = 0x00;
const READ = 0x06;
const ANSWER = 0x01;
const IDM_BYTES = 8;
const BLOCK_BYTES = 16;
/** Any system (Polling, system code FFFFh). */
export const ANY_SYSTEM = "FFFF";

const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"));
const withLength = (body: readonly number[]) => Uint8Array.from([body.length + 1, ...body]);

/** Polling (4.4.2): who of this system is there? One time slot; the card says its system code (request code 01h). */
export function pollFrame(system: string): Uint8Array {
  return withLength([POLLING, ...fromHex(system), 0x01, 0x00]);
}

/** Read Without Encryption (4.4.5): the first blocks of one service, each as a two-byte element of the block list. */
export function readFrame(idm: Uint8Array, { service }: FcfLayout, blocks: number): Uint8Array {
  const [high = 0, low = 0] = fromHex(service);
  const list = Array.from({ length: blocks }, (_, n) => [0x80, n]).flat();
  return withLength([READ, ...idm, 1, low, high, blocks, ...list]);
}

/** The IDm in an answer to Polling. */
export function parsePoll(frame: Uint8Array): Uint8Array | undefined {
  const isAnswer = frame[0] === frame.length && frame.length >= 2 + 2 * IDM_BYTES && frame[1] === POLLING + ANSWER;
  return isAnswer ? frame.subarray(2, 2 + IDM_BYTES) : undefined;
}

/** The blocks in an answer to Read Without Encryption, "absent" where the card says that it has no such service, undefined for what is no whole answer of this card. */
export function parseRead(frame: Uint8Array, idm: Uint8Array, blocks: number): Uint8Array | "absent" | undefined {
  const flags = 2 + IDM_BYTES;
  if (frame[0] !== frame.length || frame[1] !== READ + ANSWER || frame.length < flags + 2) return undefined;
  if (Buffer.compare(frame.subarray(2, flags), idm) !== 0) return undefined;
  if (frame[flags] !== 0) return "absent";
  const data = frame.subarray(flags + 3);
  return frame[flags + 2] === blocks && data.length === blocks * BLOCK_BYTES ? data : undefined;
}

/** A reader's command around a frame, as its profile has it. */
export function wrapFrame(template: string, frame: Uint8Array): Uint8Array {
  const hex = template
    .replaceAll(/\{length([12])\+(\d+)\}/gu, (_, bytes: string, more: string) =>
      (frame.length + Number(more)).toString(16).padStart(2 * Number(bytes), "0"),
    )
    .replaceAll("{frame}", Buffer.from(frame).toString("hex"))
    .replaceAll("{payload}", Buffer.from(frame.subarray(1)).toString("hex"));
  return fromHex(hex);
}

/** The frame in a reader's answer: after its head, for as long as its own first byte says, before 90 00. Undefined for everything else. */
export function unwrapFrame(head: string, answer: Uint8Array): Uint8Array | undefined {
  const hex = Buffer.from(answer).toString("hex");
  const start = head.length / 2;
  if (!new RegExp(`^${head}`, "u").test(hex) || !hex.endsWith("9000")) return undefined;
  const length = answer[start] ?? 0;
  return length > 1 && start + length <= answer.length - 2 ? answer.subarray(start, start + length) : undefined;
}
