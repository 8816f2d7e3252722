import { answerFrame } from "./felica-frames.ts";
import type { RigCard } from "./felica.ts";

/**
 * Readers as their public documents describe them, on the far side of the test's IFD handler. Each answers a command to the card or an
 * escape command to itself; undefined is a command it does not know, which goes to the card as an APDU.
 */
export type ReaderModel = {
  transmit(bytes: Buffer, card: RigCard | undefined): Buffer | undefined;
  control(bytes: Buffer, card: RigCard | undefined): Buffer | undefined;
};

const hex = (text: string): Buffer => Buffer.from(text, "hex");
const OK = hex("9000");
const FAILED = hex("6300");
const starts = (bytes: Buffer, head: string): boolean => bytes.toString("hex").startsWith(head);
const ask = (card: RigCard | undefined, frame: Buffer): Buffer | undefined =>
  card === undefined ? undefined : answerFrame(card, frame);

/** FF 00 00 00 Lc: what follows goes to the PN532; FF 00 40: LED and buzzer; FF 00 52: buzzer at detection (ACR122U API). */
export const acr122u: ReaderModel = {
  transmit(bytes, card) {
    if (!starts(bytes, "ff000000")) return undefined;
    const data = bytes.subarray(5);
    if (bytes[4] !== data.length) return hex("6700");
    if (starts(data, "d432")) return hex("d5339000");
    if (starts(data, "d44a0101")) {
      const payload = data.subarray(4);
      const frame = ask(card, Buffer.concat([Buffer.of(payload.length + 1), payload]));
      return frame ? Buffer.concat([hex("d54b0101"), frame, OK]) : hex("d54b009000");
    }
    // InDataExchange, error 01h: the target has not answered in time (PN532 user manual, 7.1).
    const frame = starts(data, "d44001") ? ask(card, data.subarray(3)) : undefined;
    return frame ? Buffer.concat([hex("d54100"), frame, OK]) : hex("d541019000");
  },
  control(bytes) {
    // The status word carries the state of the two LEDs in its second byte.
    if (starts(bytes, "ff0040") && bytes.length === 9) return Buffer.of(0x90, (bytes[3] ?? 0) & 0x03);
    return starts(bytes, "ff0052") && bytes.length === 5 ? OK : FAILED;
  },
};

/** FF 00 00 00 Lc: a FeliCa frame as it is; E0 00 00 29 and 28: LED and buzzer (ACR1252U API). */
export const acr1252u: ReaderModel = {
  transmit(bytes, card) {
    if (!starts(bytes, "ff000000")) return undefined;
    const frame = bytes[4] === bytes.length - 5 ? ask(card, bytes.subarray(5)) : undefined;
    return frame ? Buffer.concat([frame, OK]) : FAILED;
  },
  control(bytes) {
    if (starts(bytes, "e000002901") && bytes.length === 6) return Buffer.concat([hex("e100000001"), bytes.subarray(5)]);
    return starts(bytes, "e000002801") && bytes.length === 6 ? hex("e10000000100") : FAILED;
  },
};

/** The head of each answer: C0 error status, 92 frame status, 96 response status, 97 what came back (PC/SC part 3 amendment 1). */
const HEAD = "c00300900092010096020000";
const NO_ANSWER = hex("c0030164019000");

/** FF 50 00 00/01/02: manage session, transparent exchange, switch protocol. Nothing is exchanged outside of a session. */
export function makeRcS300(): ReaderModel {
  let isOpen = false;
  let isOn = false;
  let isFelica = false;
  const manage = (tag: number | undefined): Buffer => {
    if (tag === 0x81) isOpen = true;
    if (tag === 0x82) isOpen = isFelica = false;
    if (tag === 0x83) isOn = false;
    if (tag === 0x84) isOn = true;
    return hex("c0030090009000");
  };
  return {
    transmit: () => undefined,
    control(bytes, card) {
      if (starts(bytes, "ff5000000") && bytes.length === 8) return manage(bytes[5]);
      if (bytes.equals(hex("ff500002048f02030000"))) {
        isFelica = isOpen;
        return hex(`c003009000${isOpen ? "8f0103" : ""}9000`);
      }
      // FF 50 00 01 00, length, 5F46 04 time, 95 82 length, frame, 00 00 00.
      const length = starts(bytes, "ff50000100") ? bytes.readUInt16BE(5) : 0;
      const isWhole = length > 11 && bytes.length === 7 + length + 3 && bytes.readUInt16BE(16) === length - 11;
      if (!isWhole || !starts(bytes.subarray(7), "5f4604") || !starts(bytes.subarray(14), "9582")) return FAILED;
      const frame = isOpen && isOn && isFelica ? ask(card, bytes.subarray(18, -3)) : undefined;
      return frame ? Buffer.concat([hex(HEAD), Buffer.of(0x97, frame.length), frame, OK]) : NO_ANSWER;
    },
  };
}
