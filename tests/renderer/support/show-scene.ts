import type { FromWindow, ToWindow } from "#ipc/contract.ts";
import type { CustomerView, View } from "#ipc/view.ts";
import type { FakeRegister } from "./fake-register.ts";
import { layout } from "./layout.ts";
import { answerRows } from "./more-scenes.ts";
import { answerPapers } from "./paper-answers.ts";
import { answerReport } from "./report-answers.ts";

let lastRev = 1_000;
/** What a page said that has had its answer, by id. */
const answered = new WeakMap<FakeRegister, Set<number>>();
const paper =
  '<svg width="576px" height="240px" viewBox="0 0 576 240" xmlns="http://www.w3.org/2000/svg"><style>@import url("https://example.org/");</style><g font-family="monospace" font-size="24"><text x="20" y="40">合計 ¥3,564</text></g></svg>';

type Spoken = Extract<FromWindow, { kind: "ask" | "send" }>;
type Heard = { readonly waiting: readonly Spoken[]; readonly isLooking: boolean };

/**
 * Says something to the page, all in one breath, and hears what waits for an answer once it is painted: the View `rev` if there is one, and whatever
 * follows in two frames. Text measured before its font is there is not the text that will stand there.
 */
async function tell(register: FakeRegister, messages: readonly ToWindow[], rev: number | null): Promise<Heard> {
  const { spoken, isLooking } = await register.page.evaluate(
    async ([all, want]) => {
      const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));
      const { bench } = globalThis;
      for (const message of all) bench.port?.postMessage(message);
      const lateMs = performance.now() + 20_000;
      while (want !== null && !bench.heard.some((message) => message.kind === "seen" && message.rev === want)) {
        if (performance.now() > lateMs) throw new Error(`the View ${want} was not painted`);
        await frame();
      }
      await frame();
      await frame();
      await document.fonts.ready;
      return {
        spoken: bench.heard.filter((message) => message.kind === "ask" || message.kind === "send"),
        isLooking: document.querySelector("[data-looking]") !== null,
      };
    },
    [messages, rev] as const,
  );
  const done = answered.get(register) ?? new Set<number>();
  answered.set(register, done);
  return { waiting: spoken.filter(({ id }) => !done.has(id)), isLooking };
}

/** Marks as answered, so that each is answered once. */
function take(register: FakeRegister, waiting: readonly Spoken[]): void {
  for (const { id } of waiting) answered.get(register)?.add(id);
}

/** Shows a View on a gate of its own, answers what the page asks for, and waits until it is painted. Returns the View as sent. */
export async function showScene(register: FakeRegister, view: View): Promise<View> {
  const rev = ++lastRev;
  const sent: View = { ...view, rev, gate: rev };
  const { waiting } = await tell(register, [{ kind: "view", view: sent }], rev);
  const asks = waiting.filter(({ kind }) => kind === "ask");
  if (asks.length > 0) {
    take(register, asks);
    await tell(register, asks.map(answerOf), null);
  }
  return sent;
}

/** Answers whatever is asked and takes whatever is sent, as the scenes know it, until nothing more comes and nothing is looked for. */
export async function answerAll(register: FakeRegister): Promise<void> {
  let heard = await tell(register, [], null);
  while (heard.waiting.length > 0 || heard.isLooking) {
    take(register, heard.waiting);
    heard = await tell(register, heard.waiting.map(answerOf), null);
  }
}

function answerOf(message: Spoken): ToWindow {
  const { id } = message;
  if (message.kind === "send") return { kind: "answer", id, answer: { kind: "taken" } };
  const { query } = message;
  if (query.kind === "layout") return { kind: "rows", id, rows: layout };
  const papers = answerPapers(query);
  const rows = papers === undefined ? (answerRows(query) ?? answerReport(query) ?? { svg: paper }) : papers;
  return { kind: "rows", id, rows };
}

/** The same for the customer window. */
export async function showMemberScene(register: FakeRegister, view: CustomerView): Promise<void> {
  const rev = ++lastRev;
  await tell(register, [{ kind: "customer", view: { ...view, rev } }], rev);
}
