import { type Counts, UNITS_YEN, type UnitYen } from "./cash.ts";

/**
 * A protocol of our own, because no vendor of changers publishes theirs: it is what the simulator speaks, and a place for a real one.
 * Frame: STX, text, ETX, four hex digits of CRC-16/CCITT-FALSE over the text. Text of ours: `n VERB key=value …`; of the changer:
 * `n OK key=value …`, `n NO CODE key=value …`, and unasked `! EVENT key=value …`. Counts are written `1000x3,10x2`, none is `-`.
 * HELLO opens a session; PAY and REPAY name it, and one of an earlier session is refused: bytes that were still on their way
 * when a register died can pay nothing after the next one has said hello.
 */
export type Heard =
  | { readonly kind: "ok"; readonly n: number; readonly fields: Fields }
  | { readonly kind: "no"; readonly n: number; readonly code: string; readonly fields: Fields }
  | { readonly kind: "event"; readonly event: string; readonly fields: Fields };
export type Fields = Readonly<Record<string, string>>;

const STX = "\x02";
const ETX = "\x03";
const CRC_DIGITS = 4;
/** Longer than any frame of ours. */
const LONGEST = 512;

/** CRC-16/CCITT-FALSE: polynomial 1021h, start FFFFh (ITU-T V.41's polynomial). */
function crc16(text: string): string {
  let crc = 0xffff;
  for (const byte of Buffer.from(text, "latin1")) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021) & 0xffff;
  }
  return crc.toString(16).padStart(CRC_DIGITS, "0");
}

export const encodeFrame = (text: string): Uint8Array => Buffer.from(`${STX}${text}${ETX}${crc16(text)}`, "latin1");

/** Cuts what came in into frames. Total: whatever is not one is counted as garbage, and the next STX starts anew. */
export function parseFrames(
  carry: string,
  bytes: Uint8Array,
): { readonly carry: string; readonly texts: readonly string[]; readonly garbage: number } {
  let rest = carry + Buffer.from(bytes).toString("latin1");
  const texts: string[] = [];
  let garbage = 0;
  for (;;) {
    const from = rest.indexOf(STX);
    garbage += from < 0 ? rest.length : from;
    rest = from < 0 ? "" : rest.slice(from);
    const to = rest.indexOf(ETX);
    const next = rest.indexOf(STX, 1);
    if (next > 0 && (to < 0 || next < to)) {
      // Half a frame: whoever sent it died, and another began.
      garbage += next;
      rest = rest.slice(next);
      continue;
    }
    if (to < 0 || rest.length < to + 1 + CRC_DIGITS) break;
    const text = rest.slice(1, to);
    const isGood = rest.slice(to + 1, to + 1 + CRC_DIGITS) === crc16(text);
    if (isGood) texts.push(text);
    else garbage += 1;
    rest = rest.slice(isGood ? to + 1 + CRC_DIGITS : 1);
  }
  if (rest.length <= LONGEST) return { carry: rest, texts, garbage };
  return { carry: "", texts, garbage: garbage + rest.length };
}

/** What the changer said, or undefined for what is none of its sentences. */
export function readText(text: string): Heard | undefined {
  const [first = "", second = "", ...rest] = text.split(" ");
  const fields = Object.fromEntries(rest.map((one) => one.split("=", 2)).filter((one) => one.length === 2)) as Fields;
  if (first === "!") return second === "" ? undefined : { kind: "event", event: second, fields };
  if (!/^\d{1,9}$/.test(first)) return undefined;
  const n = Number(first);
  if (second === "OK") return { kind: "ok", n, fields };
  const [code = "", ...more] = rest;
  return second === "NO" && code !== ""
    ? { kind: "no", n, code, fields: readText(`0 OK ${more.join(" ")}`)?.fields ?? {} }
    : undefined;
}

export const writeCounts = (counts: Counts): string =>
  UNITS_YEN.flatMap((yen) => (counts[yen] ? [`${yen}x${counts[yen]}`] : [])).join(",") || "-";

const isUnit = (yen: number): yen is UnitYen => (UNITS_YEN as readonly number[]).includes(yen);

/** Undefined for anything but counts. */
export function readCounts(text: string | undefined): Counts | undefined {
  if (text === "-") return {};
  if (text === undefined || !/^\d{1,5}x\d{1,6}(,\d{1,5}x\d{1,6})*$/.test(text)) return undefined;
  const pairs = text.split(",").map((one) => one.split("x").map(Number) as [number, number]);
  return pairs.every(([yen]) => isUnit(yen)) ? Object.fromEntries(pairs) : undefined;
}
