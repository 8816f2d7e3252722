// One process that holds the changer's driver, as a device host would: `holder --port P --book B --die N [--forgetful]`. It tells its parent when
// nothing is unknown any more, pays what the parent asks for, and dies at the N-th boundary.
import { parseArgs } from "node:util";
import type { Counts } from "#drivers/changer/cash.ts";
import type { PayOutcome } from "#drivers/changer/changer.ts";
import { setTrap } from "./trap.ts";

export type ToHolder = { readonly job: string; readonly counts: Counts } | "end";
export type FromHolder =
  | { readonly kind: "settled"; readonly told: readonly { job: string; outcome: PayOutcome }[] }
  | { readonly kind: "outcome"; readonly job: string; readonly outcome: PayOutcome }
  | { readonly kind: "stuck"; readonly job: string };

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "" },
    book: { type: "string", default: "" },
    die: { type: "string", default: "0" },
    forgetful: { type: "boolean", default: false },
  },
});
setTrap(Number(values.die));
const { openBook } = await import("#drivers/changer/open-book.ts");
const { openChanger } = await import("#drivers/changer/open-changer.ts");

/** Waits run at a fifth. */
const timeScale = 0.2;
const told: { job: string; outcome: PayOutcome }[] = [];
const say = (message: FromHolder): void => void process.send?.(message);
let isSettled = false;
const nothing = { read: () => ({ past: new Map() }), write: () => undefined };
const changer = openChanger({
  port: { serial: values.port, baud: 9_600 },
  book: values.forgetful ? nothing : openBook(values.book),
  timeScale,
  hear: (event) => event.kind === "outcome" && told.push({ job: event.job, outcome: event.outcome }),
  see(state) {
    if (isSettled || state.power !== "online") return;
    const [last] = told.slice(-1);
    if (state.unknownJob === undefined) {
      isSettled = true;
      say({ kind: "settled", told });
    } else if (last?.outcome.kind === "unknown" && last.outcome.code === "UNRECONCILED")
      say({ kind: "stuck", job: state.unknownJob });
  },
});
process.on("message", (message: ToHolder) => {
  if (message === "end") void changer[Symbol.asyncDispose]().then(() => process.disconnect());
  else void pay(message.job, message.counts);
});
process.on("disconnect", () => process.exit(0));

async function pay(job: string, counts: Counts): Promise<void> {
  say({ kind: "outcome", job, outcome: await changer.dispenseCash(counts, { job }) });
}
