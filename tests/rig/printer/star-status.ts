import { type Condition, isOnline } from "./status.ts";

/** How many ETB were executed (0 to 31), and whether one was since the last report. */
export type Etb = { count: number; isPassed: boolean };

const bit = (n: number, on: boolean): number => (on ? 1 << n : 0);

/**
 * The automatic status of a Star, nine bytes, which is also the answer to ESC ACK SOH (STAR Line Mode Command Specifications, appendix 2). On a network
 * bit 7 of header 2 is set and the length of further data follows: none.
 */
export function starReport(c: Condition, etb: Etb, isNetwork: boolean): Buffer {
  const report = Buffer.of(
    // Nine bytes: 1001b in bits 1 to 3 and 5.
    0x23,
    isNetwork ? 0x86 : 0x06,
    bit(6, c.feedPressed) |
      bit(5, c.cover === "open") |
      bit(3, !isOnline(c)) |
      bit(2, c.pin3High) |
      bit(1, etb.isPassed),
    bit(6, c.fault === "auto-recoverable") | bit(5, c.fault === "unrecoverable") | bit(3, c.fault === "cutter"),
    0,
    bit(3, c.paper === "end") | (c.paper === "ok" ? 0 : 0x06),
    0,
    ((etb.count & 0x07) << 1) | ((etb.count & 0x18) << 2),
    0,
  );
  return isNetwork ? Buffer.concat([report, Buffer.of(0, 0)]) : report;
}

/** ENQ (05h) and EOT (04h) are answered by one byte, ESC ACK SOH by a report (appendices 3 and 4). */
export function starStatus(n: number, c: Condition, etb: Etb, isNetwork: boolean): Buffer {
  if (n === 0x05) return Buffer.of(bit(5, c.paper === "end") | bit(3, !isOnline(c)) | bit(2, c.paper !== "ok"));
  if (n === 0x04) return Buffer.of(0x10 | bit(5, c.cover === "open") | bit(3, c.paper === "end") | bit(2, c.pin3High));
  return starReport(c, etb, isNetwork);
}
