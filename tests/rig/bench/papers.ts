import type { Rig } from "../open-rig.ts";

/** What a scanner reads off the paper with this number, from 0; nothing where there is no such code on it. */
export function codeOf({ devices }: Rig, at: number): string | undefined {
  const text = devices.printer.papers()[at]?.text.join("\n") ?? "";
  return /\[QR ([^\]]+)\]/u.exec(text)?.[1];
}

/** Where the last receipt of a sale lies among the papers, -1 for none. */
export function lastReceipt({ devices }: Rig): number {
  const papers = devices.printer.papers();
  return papers.findLastIndex(({ text }) => text.some((line) => /領\s*収\s*書/u.test(line)));
}
