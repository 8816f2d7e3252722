import { fcfBlocks, type RigCard } from "./felica.ts";

const FCF_SYSTEM = 0xfe00;
const ANY_SYSTEM = 0xffff;
const FCF_SERVICE = 0x1a8b;
const PMM = "0120220427674eff";

const framed = (...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(body.length + 1), body]);
};

/** A system of a card has an IDm of its own: the first digit is the system's number. The FCF system is the second of a student's card. */
function idmOf(card: RigCard, system: number): Buffer {
  const idm = Buffer.from(card.idm, "hex");
  if (card.fcf !== undefined && system === FCF_SYSTEM) idm[0] = 0x10 | ((idm[0] ?? 0) & 0x0f);
  return idm;
}

/**
 * The card itself at its own frames (JIS X 6319-4): Polling and Read Without Encryption, each beginning with its length. Undefined is
 * silence: a frame for another system or another IDm is for somebody else.
 */
export function answerFrame(card: RigCard, frame: Buffer): Buffer | undefined {
  if (frame[0] !== frame.length) return undefined;
  if (frame[1] === 0x00 && frame.length === 6) {
    const system = frame.readUInt16BE(2);
    const has = system === ANY_SYSTEM || (system === FCF_SYSTEM && card.fcf !== undefined);
    const own = system === ANY_SYSTEM ? Buffer.of(0x00, 0x03) : frame.subarray(2, 4);
    const code = frame[4] === 1 ? own : Buffer.alloc(0);
    return has ? framed(Buffer.of(0x01), idmOf(card, system), Buffer.from(PMM, "hex"), code) : undefined;
  }
  if (frame[1] !== 0x06 || frame.length < 16) return undefined;
  const idm = frame.subarray(2, 10);
  const head = Buffer.concat([Buffer.of(0x07), idm]);
  if (!idm.equals(idmOf(card, FCF_SYSTEM))) return undefined;
  const wanted = frame[13] ?? 0;
  const isOurs = card.fcf !== undefined && frame[10] === 1 && frame.readUInt16LE(11) === FCF_SERVICE;
  // Status flags FFh A6h: no such service (FeliCa Card User's Manual, 4.5).
  if (!isOurs || card.fcf === undefined) return framed(head, Buffer.of(0xff, 0xa6));
  const all = fcfBlocks(card.fcf);
  const blocks = Array.from({ length: wanted }, (_, n) => all[frame[15 + 2 * n] ?? 0]);
  if (blocks.some((block) => block === undefined)) return framed(head, Buffer.of(0xff, 0xa8));
  return framed(head, Buffer.of(0, 0, wanted), ...blocks.filter((block) => block !== undefined));
}
