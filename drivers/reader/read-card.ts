import type { CardAnswer } from "../card-port.ts";
import { dataOf, fcfBlocks, type FcfLayout, getIdm, parseFcf, parseIdm, readBlock, selectService } from "./frame.ts";
import type { ReadResult } from "./machine.ts";
import type { ReaderProfile } from "./profile.ts";

/** One command to the card, with its deadline. */
export type Transmit = (apdu: Uint8Array) => Promise<CardAnswer>;

const FAILED: ReadResult = { kind: "trouble", code: "FAILURE" };

/** No status word, or 63 00 (PC/SC part 3: the operation failed): the card is going or gone, and has said nothing about itself. */
function isTorn(answer: Uint8Array): boolean {
  return answer.length < 2 || (answer.at(-2) === 0x63 && answer.at(-1) === 0x00);
}

/**
 * Who the card is: its FCF number, else its IDm. A card without the FCF service, or with a number of another shape, is known by its IDm;
 * one that has the service but could not be read is a trouble, so that a member is never known by two names.
 */
export async function readCard(transmit: Transmit, profile: ReaderProfile, fcf: FcfLayout): Promise<ReadResult> {
  const selected = await transmit(selectService(profile, fcf.service));
  if (selected.kind === "trouble") return selected;
  if (isTorn(selected.data)) return FAILED;
  if (dataOf(selected.data)) {
    const blocks: Uint8Array[] = [];
    for (let block = 0; block < fcfBlocks(fcf); block += 1) {
      const answer = await transmit(readBlock(profile, block));
      if (answer.kind === "trouble") return answer;
      const data = dataOf(answer.data);
      if (!data) return FAILED;
      blocks.push(data);
    }
    const id = parseFcf(Buffer.concat(blocks), fcf);
    if (id) return { kind: "read", id };
  }
  const answer = await transmit(getIdm(profile));
  if (answer.kind === "trouble") return answer;
  const data = dataOf(answer.data);
  if (!data) return FAILED;
  const id = parseIdm(data);
  return id ? { kind: "read", id } : { kind: "trouble", code: "WRONG_DEVICE" };
}
