import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Check } from "./checks.ts";

export type Summary = {
  readonly at: string;
  readonly seconds: number;
  readonly runtime: string;
  /** How cards were read. */
  readonly reader: string;
  readonly checks: readonly Check[];
};

const mark = (held: boolean): string => (held ? "✓" : "✗");

function describe({ at, seconds, runtime, reader, checks }: Summary): string {
  const failed = checks.filter(({ held }) => !held);
  const steps = [...new Set(checks.map(({ step }) => step))];
  const parts = steps.map((step) => {
    const mine = checks.filter((check) => check.step === step);
    const lines = mine.map(({ what, held, found, expected }) =>
      held
        ? `- ${mark(held)} ${what}`
        : `- ${mark(held)} ${what}: ${JSON.stringify(found)}${expected === undefined ? "" : `, not ${JSON.stringify(expected)}`}`,
    );
    return `## ${step}\n\n${lines.join("\n")}\n`;
  });
  return [
    "# The demonstration\n",
    `${checks.length - failed.length} of ${checks.length} checks held. ${at}, ${seconds} s, ${runtime}, ${reader}.\n`,
    "`screens/` the windows as they stood, `receipts/` what came out of the printer (picture, text, bytes), `journal.jsonl` the journal with its",
    "manifest and the `trust.json` to verify it with, `headquarters.json` and `pokepay.json` what the two servers hold.\n",
    ...parts,
  ].join("\n");
}

/** Writes summary.json and summary.md to `out`. */
export function writeSummary(summary: Summary, out: string): void {
  const held = summary.checks.filter((check) => check.held).length;
  const { checks, ...more } = summary;
  writeFileSync(
    join(out, "summary.json"),
    `${JSON.stringify({ ...more, held, failed: checks.length - held, checks }, null, 2)}\n`,
  );
  writeFileSync(join(out, "summary.md"), describe(summary));
}
