/** What the printer's sensors and errors say. */
export type Condition = {
  paper: "ok" | "near-end" | "end";
  cover: "open" | "closed";
  /** recoverable by DLE ENQ, only by power, or by itself once the cause is gone. */
  fault: "none" | "cutter" | "unrecoverable" | "auto-recoverable";
  feedPressed: boolean;
  /** Level of pin 3 of the drawer connector. */
  pin3High: boolean;
};

export function isOnline(c: Condition): boolean {
  return c.paper !== "end" && c.cover === "closed" && c.fault === "none" && !c.feedPressed;
}

const bit = (n: number, on: boolean): number => (on ? 1 << n : 0);
/** Both near-end sensors (bits a, a+1) and both end sensors (bits b, b+1) speak together. */
const paperBits = (c: Condition, near: number, end: number): number =>
  (c.paper === "ok" ? 0 : 3 << near) | (c.paper === "end" ? 3 << end : 0);

/** The answer to DLE EOT n, n 1-4 (ESC/POS reference, DLE EOT; bits 1 and 4 are fixed to 1). */
export function realTimeStatus(n: number, c: Condition): number {
  switch (n) {
    case 1:
      return 0x12 | bit(2, c.pin3High) | bit(3, !isOnline(c)) | bit(6, c.feedPressed);
    case 2:
      return (
        0x12 |
        bit(2, c.cover === "open") |
        bit(3, c.feedPressed) |
        bit(5, c.paper === "end") |
        bit(6, c.fault !== "none")
      );
    case 3:
      return (
        0x12 |
        bit(3, c.fault === "cutter") |
        bit(5, c.fault === "unrecoverable") |
        bit(6, c.fault === "auto-recoverable")
      );
    default:
      return 0x12 | paperBits(c, 2, 5);
  }
}

/** The four bytes of an automatic status (ESC/POS reference, GS a). */
export function automaticStatus(c: Condition): Buffer {
  return Buffer.of(
    0x10 | bit(2, c.pin3High) | bit(3, !isOnline(c)) | bit(5, c.cover === "open") | bit(6, c.feedPressed),
    bit(3, c.fault === "cutter") | bit(5, c.fault === "unrecoverable") | bit(6, c.fault === "auto-recoverable"),
    paperBits(c, 0, 2),
    0x0f,
  );
}

/** What each enable bit of GS a n watches: 0 drawer, 1 online, 2 errors, 3 paper, 6 feed switch. */
export function watched(enabled: number, c: Condition): string {
  const parts = [
    (enabled & 1) !== 0 && `drawer ${c.pin3High}`,
    (enabled & 2) !== 0 && `online ${isOnline(c)} ${c.cover}`,
    (enabled & 4) !== 0 && `fault ${c.fault}`,
    (enabled & 8) !== 0 && `paper ${c.paper}`,
    (enabled & 64) !== 0 && `feed ${c.feedPressed}`,
  ];
  return parts.filter((part) => part !== false).join(",");
}

/** GS r 1: paper sensors; GS r 2: pin 3. */
export function queuedPaperStatus(c: Condition): number {
  return paperBits(c, 0, 2);
}
