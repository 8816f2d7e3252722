import type { JobWhat } from "#register/verdict.ts";
import type { Lose, Truth } from "./truth.ts";
import { ofKind } from "#tests/campaign/of-kind.ts";

/** Every job has ended, every sale and posted charge of a screen has its paper, and no pulse went out twice. */
export function judgePaper({ entries, jobs, carried }: Truth, lose: Lose): void {
  for (const { id, state } of jobs) {
    if (state !== "done" && state !== "dropped") lose(`job ${id} is left ${state}`);
    if (state === "done" && !carried.has(id)) lose(`job ${id} is called done, and nobody did it`);
  }
  const named = new Set(jobs.filter(({ device }) => device === "printer").map(({ seq }) => seq));
  // Settled jobs are kept for 500 entries.
  const oldest = (entries.at(-1)?.seq ?? 0) - 400;
  for (const { seq } of [...ofKind(entries, "sale"), ...ofKind(entries, "z-report")])
    if (seq > oldest && !named.has(seq)) lose(`entry ${seq} has no paper`);
  const copies = jobs.filter(
    ({ device, what }) => device === "printer" && (what as JobWhat & { copy: number }).copy > 0,
  );
  // Of what certainly did not come out a copy was asked for, marked as one.
  const missing = jobs.filter(
    ({ device, id, state }) => device === "printer" && state === "dropped" && !carried.has(id),
  );
  if (copies.length > missing.length)
    lose(`${copies.length} copies for ${missing.length} papers that did not come out`);
}
