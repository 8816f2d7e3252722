import type { PcscAccess } from "./profile.ts";

/** Where a school keeps its number in the FCF service (FCF Campus Card, system FE00, service 1A8B, readable without a key). Kyoto: bytes 2 to 11 of block 0. */
export type FcfLayout = { system: string; service: string; offset: number; length: number; pattern: string };

export type CardId = { kind: "fcf"; number: string } | { kind: "idm"; idm: string };

const BLOCK_BYTES = 16;
const IDM_BYTES = 8;

const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"));

/** FF A4 00 01 02 <service, low byte first>: the service that the next reads are from (Sony's PC/SC commands for FeliCa). */
export function selectService(profile: PcscAccess, service: string): Uint8Array {
  const swapped = `${service.slice(2, 4)}${service.slice(0, 2)}`;
  return fromHex(profile.selectService.replace("{service}", swapped));
}

/** FF B0 00 <block> 00: Read Binary (PC/SC part 3, 3.2.2.1.8). */
export function readBlock(profile: PcscAccess, block: number): Uint8Array {
  return fromHex(profile.readBlock.replace("{block}", block.toString(16).padStart(2, "0")));
}

/** FF CA 00 00 00: Get Data, the IDm of a FeliCa card (PC/SC part 3, 3.2.2.1.3). */
export function getIdm(profile: PcscAccess): Uint8Array {
  return fromHex(profile.idm);
}

/** The data before status word 9000h; undefined for any other status. */
export function dataOf(answer: Uint8Array): Uint8Array | undefined {
  return answer.length >= 2 && answer.at(-2) === 0x90 && answer.at(-1) === 0x00 ? answer.subarray(0, -2) : undefined;
}

/** No status word, or 63 00 (PC/SC part 3: the operation failed): the card is going or gone, and has said nothing about itself. */
export function isTorn(answer: Uint8Array): boolean {
  return answer.length < 2 || (answer.at(-2) === 0x63 && answer.at(-1) === 0x00);
}

/** The number in the blocks read from block 0 on, or undefined where it does not look like one of this school's. */
export function parseFcf(data: Uint8Array, layout: FcfLayout): CardId | undefined {
  const field = data.subarray(layout.offset, layout.offset + layout.length);
  if (field.length < layout.length) return undefined;
  const number = Buffer.from(field).toString("latin1");
  return new RegExp(layout.pattern, "u").test(number) ? { kind: "fcf", number } : undefined;
}

/** How many blocks hold the number. */
export function fcfBlocks(layout: FcfLayout): number {
  return Math.ceil((layout.offset + layout.length) / BLOCK_BYTES);
}

/** Each system of a card has an IDm of its own that differs in the first digit only (the system's number), so that digit is set to 0. Undefined for what is no FeliCa card. */
export function parseIdm(data: Uint8Array): CardId | undefined {
  if (data.length !== IDM_BYTES) return undefined;
  return { kind: "idm", idm: `0${Buffer.from(data).toString("hex").slice(1)}` };
}
