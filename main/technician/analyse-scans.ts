/**
 * `node main/technician/analyse-scans.ts FILE [--no-suffix] [--aim] [--layout us|jis]`: what a scanner sent, read as the register reads it.
 * `node main/technician/analyse-scans.ts --listen PORT [--baud 9600] [--seconds 20] [--out FILE]`: the same of what comes in now; the kiosk must not be
 * running on that port. A recording holds the codes as they came: scan goods, not members' apps.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openLink } from "#drivers/port.ts";
import { analyseBytes } from "./scan-trace/analyse-bytes.ts";
import { analyseStrokes } from "./scan-trace/analyse-strokes.ts";
import { describeAnalysis } from "./scan-trace/describe-analysis.ts";
import { readTrace, type Trace } from "./scan-trace/trace.ts";

const usage =
  "analyse-scans FILE | --listen PORT [--baud N] [--seconds N] [--out FILE]; [--no-suffix] [--aim] [--layout us|jis]";

/** Listens on a port for so long, and hands back what came as a tape. */
async function record(serial: string, baud: number, seconds: number): Promise<string> {
  const from = performance.now();
  const lines: string[] = [];
  const opened = await openLink(
    { serial, baud },
    {
      data: (bytes) => {
        const at = Math.round((performance.now() - from) * 10) / 10;
        lines.push(JSON.stringify({ at, way: "in", hex: Buffer.from(bytes).toString("hex") }));
      },
      down: () => undefined,
    },
  );
  if (opened.kind === "trouble") throw new Error(`${serial}: ${opened.code}`);
  await wait(seconds * 1_000);
  await opened.link.close();
  return lines.map((line) => `${line}\n`).join("");
}

async function analyse(args: readonly string[]): Promise<number> {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      listen: text,
      baud: { ...text, default: "9600" },
      seconds: { ...text, default: "20" },
      out: text,
      "no-suffix": flag,
      aim: flag,
      layout: { ...text, default: "us" },
    },
  });
  const [file] = positionals;
  const { listen, out } = values;
  if (file === undefined && listen === undefined) throw new Error(usage);
  const tape =
    listen === undefined
      ? readFileSync(file ?? "", "utf8")
      : await record(listen, Number(values.baud), Number(values.seconds));
  if (out !== undefined) writeFileSync(out, tape, { mode: 0o600 });
  const trace: Trace = readTrace(tape);
  const layout = values.layout === "jis" ? "jis" : "us";
  const found =
    trace.strokes.length > 0
      ? analyseStrokes(trace.strokes, layout)
      : analyseBytes(trace.bytes, { suffix: !values["no-suffix"], aim: values.aim });
  console.log(describeAnalysis(found));
  return found.suspicions.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await analyse(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
