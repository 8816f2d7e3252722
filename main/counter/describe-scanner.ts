import type { Config } from "#main/config.ts";
import type { ViewInput } from "./view.ts";

/** How goods are scanned here: by a scanner on a line, which has a lamp, or by one that types into the cashier's window. */
export function describeScanner({ devices: { scanner } }: Config): Pick<ViewInput, "hasScanner" | "wedge"> {
  return scanner !== undefined && "wedge" in scanner
    ? { hasScanner: false, wedge: scanner.layout }
    : { hasScanner: scanner !== undefined };
}
