import type { ControlAnswer } from "../card-port.ts";
import { ANY_SYSTEM, parsePoll, parseRead, pollFrame, readFrame, unwrapFrame, wrapFrame } from "./felica-frame.ts";
import { fcfBlocks, type FcfLayout, isTorn, parseFcf, parseIdm } from "./frame.ts";
import type { ReadResult } from "./machine.ts";
import type { FelicaAccess } from "./profile.ts";

/** One command, with its deadline. */
export type Say = (bytes: Uint8Array) => Promise<ControlAnswer>;
type Trouble = (ReadResult & { kind: "trouble" }) | { kind: "refused" };

const FAILED: ReadResult & { kind: "trouble" } = { kind: "trouble", code: "FAILURE" };

/** Who the card is, by FeliCa's own frames through the reader. `refused` where the reader's driver does not let escape commands through. */
export async function readFelica(
  say: Say,
  access: FelicaAccess,
  fcf: FcfLayout,
): Promise<ReadResult | { kind: "refused" }> {
  async function each(commands: readonly string[]): Promise<Trouble | undefined> {
    for (const hex of commands) {
      const answer = await say(Uint8Array.from(Buffer.from(hex, "hex")));
      if (answer.kind !== "answer") return answer;
      if (isTorn(answer.data)) return FAILED;
    }
    return undefined;
  }

  /** The card's frame; "silence" where the reader answered and the card did not. */
  async function ask(template: string, head: string, frame: Uint8Array): Promise<Trouble | Uint8Array | "silence"> {
    const answer = await say(wrapFrame(template, frame));
    if (answer.kind !== "answer") return answer;
    return unwrapFrame(head, answer.data) ?? "silence";
  }

  async function poll(system: string): Promise<Trouble | Uint8Array | undefined> {
    const frame = await ask(access.poll, access.pollHead, pollFrame(system));
    if (frame === "silence") return undefined;
    return frame instanceof Uint8Array ? parsePoll(frame) : frame;
  }

  async function readNumber(idm: Uint8Array): Promise<ReadResult | { kind: "refused" }> {
    const blocks = fcfBlocks(fcf);
    const frame = await ask(access.exchange, access.exchangeHead, readFrame(idm, fcf, blocks));
    if (frame === "silence") return FAILED;
    if (!(frame instanceof Uint8Array)) return frame;
    const data = parseRead(frame, idm, blocks);
    if (!data) return FAILED;
    const id = (data === "absent" ? undefined : parseFcf(data, fcf)) ?? parseIdm(idm);
    return id ? { kind: "read", id } : FAILED;
  }

  async function identify(): Promise<ReadResult | { kind: "refused" }> {
    const ours = await poll(fcf.system);
    if (ours instanceof Uint8Array) return readNumber(ours);
    if (ours) return ours;
    const any = await poll(ANY_SYSTEM);
    // No FeliCa card, or none that speaks.
    if (!any) return { kind: "trouble", code: "WRONG_DEVICE" };
    if (!(any instanceof Uint8Array)) return any;
    // Asked once more before it counts as a card of another system: a member is never known by two names because one frame was lost.
    const again = await poll(fcf.system);
    if (again instanceof Uint8Array) return readNumber(again);
    const id = parseIdm(any);
    return again ?? (id ? { kind: "read", id } : FAILED);
  }

  const started = await each(access.before);
  if (started) return started;
  const result = await identify();
  await each(access.after);
  return result;
}
