/** A journal at work in a process of its own, told what to do over IPC, so that its disk can be made to fail. */
import { randomUUID } from "node:crypto";
import { type Journal, openJournal } from "#db/open-journal.ts";
import { evolve } from "#register/evolve.ts";
import { cashSale } from "./sample-facts.ts";
import { commit } from "./register-at-work.ts";

export type Order = "commit" | "draft" | "mark" | "reopen" | "checkpoint" | "close";
export type Answer = { readonly code: string; readonly seq: number; readonly gt: number };

const [dir = ""] = process.argv.slice(2);
const journal: Journal = openJournal({ dir, evolve });
const basket = { lines: [{ code: "100", name: "x".repeat(2000) }] };
let job = "";

function follow(order: Order): void {
  switch (order) {
    case "commit": {
      const data = cashSale(`${journal.identity.reg}-${journal.identity.epoch}-${journal.book().receipt + 1}`);
      const jobs = [
        { device: "printer", what: { kind: "receipt", copy: 0 } },
        { device: "drawer", what: { kind: "kick" } },
      ] as const;
      const done = commit(journal, [{ kind: "sale", data }], { ids: [randomUUID()], draft: null, jobs });
      job = done.jobs[0]?.id ?? "";
      break;
    }
    case "draft":
      commit(journal, [], { draft: basket });
      break;
    case "mark":
      journal.markJob(job, "sent");
      break;
    case "reopen":
      journal.reopen();
      break;
    case "checkpoint":
      journal.checkpoint();
      break;
    case "close":
      journal[Symbol.dispose]();
      process.disconnect();
      break;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

process.on("message", (order: Order) => {
  let code = "ok";
  try {
    follow(order);
  } catch (error) {
    code = codeOf(error);
  }
  if (order !== "close") process.send?.({ code, seq: journal.head().seq, gt: journal.book().gt } satisfies Answer);
});
process.send?.({ code: "ready", seq: journal.head().seq, gt: journal.book().gt } satisfies Answer);
