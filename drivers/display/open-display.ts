import { type DeviceState, type DeviceTrouble, type Feeling, trackState } from "../device-state.ts";
import { type Frame, logFrames } from "../frame-log.ts";
import { maskDisplay } from "../frame-mask.ts";
import { keepOpen } from "../keep.ts";
import { openLink, type PortAddress } from "../port.ts";
import { DISPLAY_INIT, DISPLAY_SETTING, showLines } from "./frame.ts";

/** A LineDisplay, two lines of 20. It is written to and never answers. */
export type Display = AsyncDisposable & {
  state(): DeviceState;
  /** The last 50 frames on the port, texts masked. */
  frames(): readonly Frame[];
  /** Shows these lines as soon as it can, and again after a reconnect. The last value wins; nothing waits for it. */
  show(lines: readonly [string, string]): void;
};

/** At most ten changes a second: a value that is overtaken within that is never sent. */
const PACE_MS = 100;
/** The port takes some fifty bytes at once. One that has not by then is dead: it is let go and opened anew (TIMEOUT). Ports keep their own time. */
const WRITE_LIMIT_MS = 500;
/** A display that was off for a moment says nothing and stands empty: what it shows is written over in place from time to time. */
const REFRESH_MS = 10_000;

/** Opens the customer display and keeps it open until disposed. One write at a time; while it lasts one value waits, the newest. */
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
  let overdue: NodeJS.Timeout | undefined;
  let refresh: NodeJS.Timeout | undefined;
  let shownAt = -Infinity;
  let isWaiting = false;
  const closed = (trouble: DeviceTrouble): Feeling => ({
    state: "closed",
    power: trouble === "CLOSED" ? "unknown" : "off-or-offline",
    trouble,
  });
  const log = logFrames(maskDisplay);
  const track = trackState<DeviceState>(closed("CLOSED"), see);

  function write(setting: Uint8Array): void {
    if (overdue) return void (isWaiting = true);
    isWaiting = false;
    shownAt = performance.now();
    const bytes = lines ? Uint8Array.of(...setting, ...showLines(lines)) : setting;
    const late = setTimeout(
      () => {
        track.count("timeouts");
        keeper.drop("TIMEOUT");
      },
      WRITE_LIMIT_MS * Math.max(1, timeScale),
    );
    overdue = late;
    const isSent = keeper.write(bytes, () => {
      if (overdue === late) taken();
    });
    if (isSent) log.note("out", bytes);
    else stopWaiting();
  }

  function taken(): void {
    stopWaiting();
    keeper.good();
    track.good();
    track.feel({ state: "idle", power: "online" });
    clearTimeout(refresh);
    refresh = setTimeout(() => write(DISPLAY_SETTING), REFRESH_MS * timeScale);
    if (isWaiting) plan();
  }

  function stopWaiting(): void {
    clearTimeout(overdue);
    overdue = undefined;
  }

  function plan(): void {
    timer ??= setTimeout(
      () => {
        timer = undefined;
        write(new Uint8Array());
      },
      Math.max(0, shownAt + PACE_MS * timeScale - performance.now()),
    );
  }

  const keeper = keepOpen({
    open: (listener) => openLink(port, listener),
    up() {
      track.count("opens");
      write(DISPLAY_INIT);
    },
    data: () => undefined,
    down(code) {
      stopWaiting();
      clearTimeout(refresh);
      track.feel(closed(code));
    },
    timeScale,
  });

  return {
    state: track.now,
    frames: log.frames,
    show(next) {
      lines = next;
      plan();
    },
    async [Symbol.asyncDispose]() {
      await keeper[Symbol.asyncDispose]();
      for (const one of [timer, overdue, refresh]) clearTimeout(one);
      track.feel(closed("CLOSED"));
    },
  };
}
