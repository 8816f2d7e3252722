import { type DeviceState, type DeviceTrouble, type Feeling, trackState } from "../device-state.ts";
import { keepOpen } from "../keep.ts";
import { openLink, type PortAddress } from "../port.ts";
import { DISPLAY_INIT, showLines } from "./frame.ts";

/** A LineDisplay, two lines of 20. It is written to and never answers. */
export type Display = AsyncDisposable & {
  state(): DeviceState;
  /** Shows these lines as soon as it can, and again after a reconnect. The last value wins; nothing waits for it. */
  show(lines: readonly [string, string]): void;
};

/** At most ten changes a second: a value that is overtaken within that is never sent. */
const PACE_MS = 100;

/** Opens the customer display and keeps it open until disposed. */
export function openDisplay({
  port,
  see,
  timeScale = 1,
}: {
  port: PortAddress;
  see: (state: DeviceState) => void;
  timeScale?: number;
}): Display {
  let lines: readonly [string, string] | undefined;
  let timer: NodeJS.Timeout | undefined;
  let shownAt = -Infinity;
  const closed = (trouble: DeviceTrouble): Feeling => ({
    state: "closed",
    power: trouble === "CLOSED" ? "unknown" : "off-or-offline",
    trouble,
  });
  const track = trackState<DeviceState>(closed("CLOSED"), see);

  function send(): void {
    timer = undefined;
    shownAt = performance.now();
    if (lines && keeper.write(showLines(lines))) track.good();
  }

  const keeper = keepOpen({
    open: (listener) => openLink(port, listener),
    up() {
      keeper.good();
      track.count("opens");
      keeper.write(DISPLAY_INIT);
      send();
      track.feel({ state: "idle", power: "online" });
    },
    data: () => undefined,
    down: (code) => track.feel(closed(code)),
    timeScale,
  });

  return {
    state: track.now,
    show(next) {
      lines = next;
      timer ??= setTimeout(send, Math.max(0, shownAt + PACE_MS * timeScale - performance.now()));
    },
    async [Symbol.asyncDispose]() {
      await keeper[Symbol.asyncDispose]();
      clearTimeout(timer);
      track.feel(closed("CLOSED"));
    },
  };
}
