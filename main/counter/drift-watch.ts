import type { Command } from "#register/command.ts";
import { driftMs as mostMs } from "#register/decide-till.ts";
import type { HeardDate } from "#upstream/headquarters/ask.ts";
import type { Live } from "./live.ts";

/** What took longer says too little of when the other clock was read. */
const longestMs = 5000;
/** A Date is cut to whole seconds (RFC 9110 5.6.7): on average half of one is missing. */
const cutMs = 500;

/**
 * How far this clock is ahead of headquarters', by the Date of its answers. Journalled once when it is off by more than a
 * minute, and again only when that has changed by as much; being right again is such a change.
 */
export function openDriftWatch(o: {
  readonly live: Pick<Live, "driftMs">;
  readonly take: (command: Command) => unknown;
  readonly changed: () => void;
}): (heard: HeardDate) => void {
  const { live } = o;
  let notedMs = 0;
  return ({ theirMs, sentMs, heardMs }) => {
    const roundMs = heardMs - sentMs;
    if (roundMs < 0 || roundMs > longestMs) return;
    const driftMs = Math.round(sentMs + roundMs / 2 - (theirMs + cutMs));
    const wasFar = Math.abs(live.driftMs ?? 0) > mostMs;
    live.driftMs = driftMs;
    if (Math.abs(driftMs - notedMs) > mostMs) {
      notedMs = driftMs;
      o.take({ kind: "clock-drift", driftMs });
    } else if (wasFar !== Math.abs(driftMs) > mostMs) o.changed();
  };
}
