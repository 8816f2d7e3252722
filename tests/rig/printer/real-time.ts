/** A real-time command, recognised as its last byte arrives, wherever it stands: even inside image data (DLE EOT, [Notes]). */
export type RealTime =
  | { readonly kind: "status"; readonly n: number }
  | { readonly kind: "recover"; readonly clear: boolean }
  /** Without `ms`: for as long as the printer was told before. */
  | { readonly kind: "kick"; readonly pin: 2 | 5; readonly ms?: number }
  | { readonly kind: "clear" };

/** Hears the arriving bytes one by one; `hear` returns the command that this byte completes. */
export type RealTimeWatch = { hear(byte: number): RealTime | undefined; forget(): void };

const DLE = 0x10;
/** DLE DC4 fn 8, clear buffer: ten fixed bytes. */
const CLEAR = "10140801031401060208";

/**
 * Watches the arriving bytes one by one. `hear` returns the command that this byte completes. All are at most ten bytes, so the
 * last ten are kept.
 */
export function watchRealTime(): RealTimeWatch {
  let tail: number[] = [];
  const at = (fromEnd: number): number => tail.at(-fromEnd) ?? -1;
  return {
    hear(byte) {
      tail = [...tail.slice(-9), byte];
      if (at(3) === DLE && at(2) === 0x04 && byte >= 1 && byte <= 4) return { kind: "status", n: byte };
      if (at(3) === DLE && at(2) === 0x05 && (byte === 1 || byte === 2)) return { kind: "recover", clear: byte === 2 };
      if (at(5) === DLE && at(4) === 0x14 && at(3) === 1 && at(2) <= 1 && byte >= 1 && byte <= 8) {
        // fn 1: on and off time t × 100 ms.
        return { kind: "kick", pin: at(2) === 0 ? 2 : 5, ms: byte * 100 };
      }
      if (byte === 0x08 && Buffer.from(tail).toString("hex") === CLEAR) return { kind: "clear" };
      return undefined;
    },
    forget() {
      tail = [];
    },
  };
}
