import type { Analysis } from "./trace.ts";

/** An analysis as a technician reads it, line by line. */
export function describeAnalysis(found: Analysis & { readonly typed?: number }): string {
  const { codes, garbage, typed, longestPauseMs, suspicions } = found;
  const rows = codes.map(
    ({ at, code, symbology = "", isSound }) =>
      `${String(Math.round(at)).padStart(8)} ms  ${isSound ? "code    " : "REFUSED "} ${symbology}${code}`,
  );
  const counted = [
    `${codes.length} codes`,
    `${garbage} garbage`,
    ...(typed === undefined ? [] : [`${typed} keys of a person`]),
  ];
  return [
    ...rows,
    `${counted.join(", ")}; longest pause inside a code ${longestPauseMs} ms`,
    ...(suspicions.length === 0
      ? ["nothing suspected"]
      : suspicions.map(({ what, next }) => `SUSPECT  ${what}: ${next}`)),
  ].join("\n");
}
