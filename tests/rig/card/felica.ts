import iconv from "iconv-lite";

/** A student's FeliCa card; without `fcf` it is a card of somebody else's system (a transit card). */
export type RigCard = {
  /** 16 hex digits. */
  readonly idm: string;
  readonly fcf?: {
    /** Student number, ASCII, at most 12 characters. */
    readonly number: string;
    /** Half-width kana as on the card. */
    readonly nameKana?: string;
    /** Two characters before the number. */
    readonly prefix?: string;
    readonly school?: string;
    /** YYYYMMDD */
    readonly issued?: string;
    readonly expires?: string;
  };
  /** Hex; the PC/SC answer of a FeliCa card by default. */
  readonly atr?: string;
};

/** PC/SC part 3, 3.1.3.2.3.1: category 80h, RID A000000306, standard 11h (FeliCa), card name 003Bh, TCK 42h. */
export const FELICA_ATR = "3b8f8001804f0ca00000030611003b0000000042";
const PMM = "0120220427674eff";

const OK = Buffer.of(0x90, 0x00);
const FAILED = Buffer.of(0x63, 0x00);
const WRONG_LENGTH = Buffer.of(0x67, 0x00);
const NOT_SUPPORTED = Buffer.of(0x6a, 0x81);
const NOT_FOUND = Buffer.of(0x6a, 0x82);
const UNKNOWN_INSTRUCTION = Buffer.of(0x6d, 0x00);

/** FCF student area in system FE00 (little-endian on the wire). */
const FCF_SERVICE = 0x1a8b;
const BLOCK_BYTES = 16;

function block(text: string): Buffer {
  const bytes = Buffer.alloc(BLOCK_BYTES);
  iconv.encode(text, "cp932").copy(bytes);
  return bytes;
}

/** The four blocks of service 1A8B: number, name, school and issue date, expiry date and a code. */
export function fcfBlocks(fcf: NonNullable<RigCard["fcf"]>): readonly Buffer[] {
  return [
    block(`${fcf.prefix ?? "01"}${fcf.number}`),
    block(fcf.nameKana ?? "ｷﾖｳﾀﾞｲ ﾀﾛｳ"),
    block(`${fcf.school ?? "00000000"}${fcf.issued ?? "20250401"}`),
    block(`${fcf.expires ?? "20290331"}RG000001`),
  ];
}

/** A session with the card: a reset forgets the selected service. Pure but for that. */
export type CardSession = { transmit(apdu: Buffer): Buffer; reset(): void };

export function startSession(card: RigCard): CardSession {
  let selected = false;
  const uid = (apdu: Buffer): Buffer => {
    if (apdu[2] === 0) return Buffer.concat([Buffer.from(card.idm, "hex"), OK]);
    return apdu[2] === 1 ? Buffer.concat([Buffer.from(PMM, "hex"), OK]) : NOT_SUPPORTED;
  };
  const select = (apdu: Buffer): Buffer => {
    if (apdu.length !== 7 || apdu[4] !== 2) return WRONG_LENGTH;
    selected = apdu[3] === 1 && apdu.readUInt16LE(5) === FCF_SERVICE && card.fcf !== undefined;
    return selected ? OK : NOT_FOUND;
  };
  const read = (apdu: Buffer): Buffer => {
    if (!selected || card.fcf === undefined) return FAILED;
    const data = fcfBlocks(card.fcf)[apdu[3] ?? 0];
    return data === undefined ? NOT_FOUND : Buffer.concat([data, OK]);
  };
  return {
    transmit(apdu) {
      if (apdu.length < 5) return WRONG_LENGTH;
      if (apdu[0] !== 0xff) return UNKNOWN_INSTRUCTION;
      switch (apdu[1]) {
        case 0xca:
          return uid(apdu);
        case 0xa4:
          return select(apdu);
        case 0xb0:
          return read(apdu);
        default:
          return UNKNOWN_INSTRUCTION;
      }
    },
    reset() {
      selected = false;
    },
  };
}

export function atrOf(card: RigCard): Buffer {
  return Buffer.from(card.atr ?? FELICA_ATR, "hex");
}
