import { lookAt } from "./document.ts";
import type { Stand } from "./open-stand.ts";

/** What one sale left behind: papers and pulses as the printer itself wrote them down, beside what the register believes. */
export function judgeSale(
  stand: Stand,
  sale: number,
  since: { readonly papers: number; readonly kicks: number },
  o: { readonly mustKick: boolean },
): string[] {
  const { printer } = stand;
  const papers = printer.papers().slice(since.papers).map(lookAt);
  const kicks = printer.kicks().length - since.kicks;
  const jobs = stand.jobsOf(sale);
  const losses: string[] = [];
  const whole = papers.filter(({ isWhole, sales }) => isWhole && sales[0] === sale);
  const originals = whole.filter(({ isCopy }) => !isCopy).length;

  if (originals > 1) losses.push(`${originals} receipts without 再発行`);
  if (whole.length === 0) losses.push("no receipt at all");
  if (papers.some(({ sales }) => sales.length > 1)) losses.push("two receipts on one paper");
  if (papers.some(({ sales }) => sales.some((other) => other !== sale))) losses.push("another sale's receipt");
  if (printer.current().text.some((line) => line.trim() !== "")) losses.push("something hangs in the printer");
  const receipts = jobs.filter(({ device }) => device === "printer");
  const wasUnsure = receipts.some(({ outcome }) => outcome?.kind === "unknown");
  if (whole.length > 1 && !wasUnsure) losses.push(`${whole.length} receipts, and nobody was unsure`);
  const believed = receipts.filter(({ state }) => state === "done");
  if (believed.length > whole.length) losses.push(`${believed.length} done, ${whole.length} whole`);

  if (kicks > 1) losses.push(`${kicks} pulses`);
  const told = jobs.flatMap(({ device, outcome }) => (device === "drawer" ? [JSON.stringify(outcome)] : []));
  if (o.mustKick && kicks !== 1) losses.push(`${kicks} pulses, not one: ${told.join()}`);
  for (const { device, outcome } of jobs) {
    if (device !== "drawer" || outcome === undefined) continue;
    if (outcome.kind === "done" && kicks === 0) losses.push("kicked, and no pulse");
    if (outcome.kind === "failed" && kicks > 0) losses.push("not kicked, and a pulse");
  }
  return losses;
}
