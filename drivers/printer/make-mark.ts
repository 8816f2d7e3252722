import type { CommandBytes } from "./dialect/bytes.ts";
import type { PrintDocument } from "./document.ts";
import { encodeDocument, intoParts } from "./encode.ts";
import type { PrinterProfile } from "./profile.ts";

/** What ends a paper that was broken off, so that nobody takes it for a receipt and the next one does not hang on to it. */
const MARK: PrintDocument = [
  { kind: "rule", double: true },
  { kind: "text", text: "取消 / 印字中断", align: "center", bold: true, wide: true },
  { kind: "text", text: "これより上の印字は途中で切れています", align: "center" },
  { kind: "cut" },
];

export function makeMark(profile: PrinterProfile): CommandBytes[] {
  return intoParts(encodeDocument(MARK, profile).pieces, profile.windowBytes);
}
