import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyseBytes } from "#technician/scan-trace/analyse-bytes.ts";
import { analyseStrokes } from "#technician/scan-trace/analyse-strokes.ts";
import { type Analysis, readTrace } from "#technician/scan-trace/trace.ts";
import { openScanner } from "#rig/scanner.ts";
import { scannerScenes, tapeText } from "#tests/tapes/scanner/scenes.ts";
import { readTapes } from "#tests/tapes/tape.ts";
import { makeTempDir } from "#rig/temp-dir.ts";

const folder = join(import.meta.dirname, "..", "..", "tapes", "scanner");
const tool = "main/technician/analyse-scans.ts";
const tapeOf = (name: string): string => readFileSync(join(folder, `${name}.jsonl`), "utf8");

function analyse(text: string): Analysis {
  const { bytes, strokes } = readTrace(text);
  return strokes.length > 0 ? analyseStrokes(strokes) : analyseBytes(bytes);
}
const said = ({ suspicions }: Analysis): string => suspicions.map(({ what, next }) => `${what}: ${next}`).join("\n");

describe("the analyser of scanners", () => {
  test.each(Object.entries(scannerScenes))(
    "names what is wrong with a scanner, and nothing else: %s",
    (name, scene) => {
      expect(tapeOf(name)).toBe(tapeText(name, scene));
      const found = analyse(tapeOf(name));
      if (scene.suspect === null) expect(said(found)).toBe("");
      else expect(said(found)).toMatch(scene.suspect);
      expect(found.suspicions.length).toBeLessThanOrEqual(1);
    },
  );

  test("reads the codes of a good scanner as the register does, and the keys of a person apart from them", () => {
    const codes = ["4569990001009", "4569990001016", "20100018"];
    for (const name of ["good", "aim", "wedge-good", "wedge-ime"])
      expect(analyse(tapeOf(name)).codes.map(({ code }) => code)).toEqual(codes);
    const { strokes } = readTrace(tapeOf("wedge-good"));
    expect(analyseStrokes(strokes).typed).toBe(2);
  });

  test("would name something on a good tape if a digit of it were wrong", () => {
    const hex = Buffer.from("4569990001009").toString("hex");
    const wrong = Buffer.from("4569990001008").toString("hex");
    const found = analyse(tapeOf("good").replace(hex, wrong));
    expect(said(found)).toMatch(/check digit/u);
    expect(found.codes.map(({ isSound }) => isSound)).toEqual([false, true, true]);
  });

  test("reads the tapes recorded off the rig's scanner as the driver did", () => {
    const tapes = readTapes().filter(({ header }) => header.device === "scanner");
    expect(tapes.length).toBeGreaterThan(0);
    for (const { name, header } of tapes) {
      const found = analyse(readFileSync(join(folder, "..", `${name}.jsonl`), "utf8"));
      const { scans, garbage } = header.expect as { scans: { code: string }[]; garbage: number };
      expect(found.codes.map(({ code }) => code)).toEqual(scans.map(({ code }) => code));
      expect(found.garbage).toBe(garbage);
    }
  });

  test("says on the command line what it found, with exit 0 where nothing is suspected", () => {
    const good = execFileSync(process.execPath, [tool, join(folder, "good.jsonl")], { encoding: "utf8" });
    expect(good).toContain("3 codes, 0 garbage");
    expect(good).toContain("nothing suspected");
  });

  test("listens on a port, keeps what came as a tape and exits 1 where something is suspected", async () => {
    using dir = makeTempDir();
    await using scanner = await openScanner({ link: join(dir.path, "scanner") });
    const out = join(dir.path, "heard.jsonl");
    const child = spawn(process.execPath, [tool, "--listen", scanner.path, "--seconds", "2", "--out", out]);
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
    const ended = once(child, "exit");
    // A scanner without a suffix, until the tool has ended.
    const timer = setInterval(() => scanner.send(Buffer.from("20100018")), 400);
    const [code] = (await ended) as [number];
    clearInterval(timer);
    expect(text).toContain("no code ends with CR or LF");
    expect(code).toBe(1);
    expect(said(analyse(readFileSync(out, "utf8")))).toContain("no code ends");
  }, 20_000);
});
