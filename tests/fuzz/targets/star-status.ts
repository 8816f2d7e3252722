import { parseStar } from "#drivers/printer/dialect/star-frame.ts";
import { starReport } from "#rig/printer/star-status.ts";
import type { Condition } from "#rig/printer/status.ts";
import type { ParseStatus } from "./escpos-status.ts";
import type { Target } from "../target.ts";

/** Reports of a Star in every condition, and its counter of ETB, as the rig's own Star makes them. */
function everyReport(): Uint8Array[] {
  const papers = ["ok", "near-end", "end"] as const;
  const faults = ["none", "cutter", "unrecoverable", "auto-recoverable"] as const;
  return papers.flatMap((paper, p) =>
    faults.flatMap((fault, f) =>
      ([true, false] as const).flatMap((pin3High) => {
        const cover = (p + f) % 2 === 0 ? "open" : "closed";
        const condition: Condition = { paper, cover, fault, feedPressed: f === 1, pin3High };
        return [starReport(condition, { count: (p * 11 + f) % 32, isPassed: pin3High }, false)];
      }),
    ),
  );
}
const reports = everyReport();
const calm: Condition = { paper: "ok", cover: "closed", fault: "none", feedPressed: false, pin3High: false };
/** The same from a network connector, with two more bytes of length. */
const network = starReport(calm, { count: 3, isPassed: true }, true);

/** The reports of a Star printer on a serial line, as `parse` reads them. */
export function starStatus(parse: ParseStatus = parseStar): Target {
  return {
    name: "star-status",
    read(chunks) {
      const said: string[] = [];
      let carry: readonly number[] = [];
      for (const chunk of chunks) {
        const parsed = parse(carry, chunk);
        ({ carry } = parsed);
        for (const frame of parsed.frames)
          if (frame.kind !== "xon" && frame.kind !== "xoff") said.push(JSON.stringify(frame));
      }
      return { said, held: carry.length };
    },
    heldLimit: 0x220,
    valid: reports,
    words: [...reports.slice(0, 6), network],
    strewn: [],
    isStream: true,
  };
}
