import type { DeviceTrouble } from "./device-state.ts";

/** To open, ms; a printer on the network that has not answered by then is asked again later. */
export const OPEN_LIMIT_MS = 3_000;
/** Until a closed link is taken for gone, ms; what hangs in the driver longer is left to the system. */
export const CLOSE_LIMIT_MS = 1_000;
/** Bytes that the system may have left lying with us. More than a window or two: nobody reads at the other end, for hours. */
export const UNSENT_LIMIT_BYTES = 16_384;

/** What the system's error means. */
export function troubleOf(error: Error): DeviceTrouble {
  if (/lock/iu.test(error.message)) return "LOCKED";
  if (
    /no such (file|device)|ENOENT|ENXIO|ENODEV|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN/iu.test(
      error.message,
    )
  )
    return "NOHARDWARE";
  if (/timed? ?out|ETIMEDOUT/iu.test(error.message)) return "TIMEOUT";
  return /abort/iu.test(error.message) ? "CANCELED" : "FAILURE";
}
