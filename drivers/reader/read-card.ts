import type { CardAnswer } from "../card-port.ts";
import {
  dataOf,
  fcfBlocks,
  type FcfLayout,
  getIdm,
  isTorn,
  parseFcf,
  parseIdm,
  readBlock,
  selectService,
} from "./frame.ts";
import type { ReadResult } from "./machine.ts";
import type { PcscAccess, ReaderProfile } from "./profile.ts";
import { readFelica, type Say } from "./read-felica.ts";

/** One command to the card, with its deadline. */
type Transmit = (apdu: Uint8Array) => Promise<CardAnswer>;

const FAILED: ReadResult = { kind: "trouble", code: "FAILURE" };

/**
 * Who the card is: its FCF number, else its IDm. A card without the FCF service, or with a number of another shape, is known by its IDm;
 * one that has the service but could not be read is a trouble, so that a member is never known by two names.
 */
async function readPcsc(transmit: Transmit, access: PcscAccess, fcf: FcfLayout): Promise<ReadResult> {
  const selected = await transmit(selectService(access, fcf.service));
  if (selected.kind === "trouble") return selected;
  if (isTorn(selected.data)) return FAILED;
  if (dataOf(selected.data)) {
    const blocks: Uint8Array[] = [];
    for (let block = 0; block < fcfBlocks(fcf); block += 1) {
      const answer = await transmit(readBlock(access, block));
      if (answer.kind === "trouble") return answer;
      const data = dataOf(answer.data);
      if (!data) return FAILED;
      blocks.push(data);
    }
    const id = parseFcf(Buffer.concat(blocks), fcf);
    if (id) return { kind: "read", id };
  }
  const answer = await transmit(getIdm(access));
  if (answer.kind === "trouble") return answer;
  const data = dataOf(answer.data);
  if (!data) return FAILED;
  // Four or seven bytes are an ISO/IEC 14443-3 UID; four that begin with 08h are new at each tap. Neither is anybody's name.
  const id = parseIdm(data);
  return id ? { kind: "read", id } : { kind: "trouble", code: "WRONG_DEVICE" };
}

/** Reads as the reader's profile says. Where its driver refuses escape commands, by PC/SC if the reader can do that too; `refused` tells of it. */
export async function readCard(
  port: { transmit: Transmit; control: Say; refused: () => void },
  { felica, pcsc }: ReaderProfile,
  fcf: FcfLayout,
): Promise<ReadResult> {
  if (felica) {
    const result = await readFelica(felica.by === "control" ? port.control : port.transmit, felica, fcf);
    if (result.kind !== "refused") return result;
    port.refused();
  }
  return pcsc ? readPcsc(port.transmit, pcsc, fcf) : FAILED;
}
