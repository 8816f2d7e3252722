import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { openBench } from "../support/bench.ts";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "../../..");

/** Each is one line of a file that the compiler sees; those that mix the two languages must be errors. */
const PLANTED = [
  { says: "a Star's bytes at a Star's port", line: "takeStar(star.kick(2));", isError: false },
  { says: "an Epson's kick at a Star's port", line: "takeStar(escpos.kick(2));", isError: true },
  { says: "a Star's kick at an Epson's port", line: "takeEscPos(star.kick(2));", isError: true },
  { says: "bytes of nobody's making", line: "takeAny(Uint8Array.of(0x1b, 0x70, 0));", isError: true },
  {
    says: "a Star that kicks like an Epson",
    line: "const mixed: Dialect<StarBytes> = { ...star, kick: escpos.kick };",
    isError: true,
  },
  { says: "an Epson for a Star", line: "const wrong: Dialect<StarBytes> = escpos;", isError: true },
  { says: "pieces of both in one part", line: "join<StarBytes>([star.feed(1), escpos.feed(1)]);", isError: true },
] as const;

const HEAD = [
  'import { type CommandBytes, type EscPosBytes, join, type StarBytes } from "#drivers/printer/dialect/bytes.ts";',
  'import type { Dialect } from "#drivers/printer/dialect/dialect.ts";',
  'import { escpos } from "#drivers/printer/dialect/escpos.ts";',
  'import { star } from "#drivers/printer/dialect/star.ts";',
  "declare function takeStar(bytes: StarBytes): void;",
  "declare function takeEscPos(bytes: EscPosBytes): void;",
  "declare function takeAny(bytes: CommandBytes): void;",
];

describe("the compiler", () => {
  test(
    "refuses bytes of one command language where the other is spoken, and nothing else",
    { timeout: 120_000 },
    async () => {
      // Inside the house, so that its #-imports are found; out/ is no part of it.
      mkdirSync(join(root, "out"), { recursive: true });
      const folder = mkdtempSync(join(root, "out", "planted-"));
      try {
        writeFileSync(join(folder, "planted.ts"), [...HEAD, ...PLANTED.map(({ line }) => line)].join("\n"));
        const options = {
          composite: false,
          emitDeclarationOnly: false,
          declaration: false,
          noEmit: true,
          types: ["node"],
        };
        const project = {
          extends: join(root, "build/tsconfig.base.json"),
          compilerOptions: options,
          files: ["planted.ts"],
        };
        writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project));
        const tsc = join(root, "node_modules/.bin/tsc");
        const said = await run(tsc, ["-p", folder, "--pretty", "false"], { cwd: root }).catch(
          (failed: { stdout: string }) => failed,
        );
        const found = [...said.stdout.matchAll(/planted\.ts\((\d+),\d+\): error TS2/gu)].map(([, row]) => Number(row));
        const wanted = PLANTED.flatMap(({ isError }, n) => (isError ? [HEAD.length + n + 1] : []));
        expect([...new Set(found)], said.stdout).toEqual(wanted);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

/** A register whose Star dialect kicks like an Epson: what no compiler would let pass. */
const SPOILT = (address: string, isSpoilt: boolean): string => `
import { escpos } from "#drivers/printer/dialect/escpos.ts";
import { star } from "#drivers/printer/dialect/star.ts";
import { openPrinter } from "#drivers/printer/open-printer.ts";
${isSpoilt ? "star.kick = escpos.kick;" : ""}
const printer = openPrinter({ port: { tcp: "${address}" }, profile: "star-prnt", openWhenHigh: false, see: () => undefined });
console.log((await printer.kick()).kind);
await printer[Symbol.asyncDispose]();
`;

describe("the port", () => {
  test(
    "lets a Star's kick pass, and sends nothing of an Epson's that got there all the same",
    { timeout: 60_000 },
    async () => {
      await using rig = await openBench({
        rig: { language: "star", timeScale: 0.1, tcp: { host: "127.0.0.1", port: 0 } },
      });
      await rig.driver[Symbol.asyncDispose]();
      const folder = mkdtempSync(join(root, "out", "spoilt-"));
      try {
        const script = join(folder, "register.ts");
        const start = async (isSpoilt: boolean) => {
          writeFileSync(script, SPOILT(rig.printer.address ?? "", isSpoilt));
          return run(process.execPath, [script], { cwd: root }).catch(
            (failed: { stdout: string; stderr: string }) => failed,
          );
        };
        expect((await start(false)).stdout.trim()).toBe("done");
        expect(rig.printer.kicks()).toHaveLength(1);
        const spoilt = await start(true);
        expect(spoilt.stderr).toContain("not a whole Star command: 1b700032fa");
        expect(rig.printer.kicks()).toHaveLength(1);
        expect(rig.printer.bytes().toString("hex")).not.toContain("1b7000");
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
