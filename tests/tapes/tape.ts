import { globSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/** Bytes that crossed a line, `in` towards the register, or what was done there; `at` ms from the start of the tape. */
export type Crossing = { readonly at: number; readonly way: "in" | "out"; readonly hex: string };
export type Deed =
  | { readonly at: number; readonly do: "up" }
  | { readonly at: number; readonly do: "down"; readonly code: string }
  | {
      readonly at: number;
      readonly do: "print";
      readonly job: number;
      readonly parts: readonly string[];
      readonly partMs: readonly number[];
      readonly allowedMs: number;
    }
  | { readonly at: number; readonly do: "kick"; readonly job: number }
  | { readonly at: number; readonly do: "card" | "empty" }
  | { readonly at: number; readonly do: "show"; readonly lines: readonly [string, string] };
export type Line = Crossing | Deed;

/** `expect` is what the driver made of it when it was recorded. */
export type Header<E = unknown> = {
  readonly device: "printer" | "star" | "scanner" | "card" | "display";
  readonly profile: string;
  readonly what: string;
  /** The command that records it again. */
  readonly made: string;
  readonly expect: E;
};
export type Tape<E = unknown> = { readonly name: string; readonly header: Header<E>; readonly lines: readonly Line[] };

export const isCrossing = (line: Line): line is Crossing => "way" in line;
export const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"));
export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** All tapes of a folder, by name; JSON Lines, the header first. */
export function readTapes(folder = import.meta.dirname): Tape[] {
  return globSync("*.jsonl", { cwd: folder })
    .toSorted()
    .map((file) => {
      const [header, ...lines] = readFileSync(join(folder, file), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as unknown);
      return { name: basename(file, ".jsonl"), header: header as Header, lines: lines as Line[] };
    });
}

export function writeTape({ name, header, lines }: Tape, folder = import.meta.dirname): void {
  const rounded = lines.map((line) => ({ ...line, at: Math.round(line.at * 10) / 10 }));
  const text = [header, ...rounded].map((line) => `${JSON.stringify(line)}\n`).join("");
  writeFileSync(join(folder, `${name}.jsonl`), text);
}
