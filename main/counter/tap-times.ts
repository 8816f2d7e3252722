import type { FromHost } from "#devices/protocol.ts";
import { monotonicMs } from "#drivers/monotonic.ts";
import type { Command } from "#register/command.ts";
import type { Live } from "./live.ts";
import type { Stood } from "./stood.ts";

export type TapTimes = (
  reading: FromHost & { kind: "reading" },
) => Pick<Command & { kind: "tap" }, "heldMs" | "gateMs" | "stoodMs">;

/** How old a tap is beside what stands on the screens: a card may have been laid down for what stood there before. */
export function openTapTimes(live: Pick<Live, "stageAtMs">, stood: Pick<Stood, "stoodMs">): TapTimes {
  return (reading) => {
    const now = monotonicMs();
    const sinceMs = reading.device === "reader" ? reading.sinceMs : undefined;
    return {
      ...(sinceMs === undefined ? {} : { heldMs: Math.max(0, now - sinceMs), gateMs: now - live.stageAtMs }),
      stoodMs: stood.stoodMs(),
    };
  };
}
