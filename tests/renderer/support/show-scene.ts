import type { CustomerView, View } from "#ipc/view.ts";
import type { FakeRegister } from "./fake-register.ts";
import { layout } from "./layout.ts";
import { answerRows } from "./more-scenes.ts";

let lastRev = 1_000;
/** Questions of a page that have had their answer. */
const answered = new WeakMap<FakeRegister, Set<number>>();
const paper =
  '<svg width="576px" height="240px" viewBox="0 0 576 240" xmlns="http://www.w3.org/2000/svg"><style>@import url("https://example.org/");</style><g font-family="monospace" font-size="24"><text x="20" y="40">合計 ¥3,564</text></g></svg>';

/** Shows a View on a gate of its own, answers what the page asks for, and waits until it is painted. Returns the View as sent. */
export async function showScene(register: FakeRegister, view: View): Promise<View> {
  const rev = ++lastRev;
  const sent: View = { ...view, rev, gate: rev };
  await register.say({ kind: "view", view: sent });
  await register.painted(rev);
  const done = answered.get(register) ?? new Set<number>();
  answered.set(register, done);
  for (const message of await register.heard()) {
    if (message.kind !== "ask" || done.has(message.id)) continue;
    done.add(message.id);
    const { query } = message;
    const rows = query.kind === "layout" ? layout : (answerRows(query) ?? { svg: paper });
    await register.say({ kind: "rows", id: message.id, rows });
  }
  await settleFonts(register);
  return sent;
}

/** Text measured before its font is there is not the text that will stand there. */
async function settleFonts({ page }: FakeRegister): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => null));
}

/** The same for the customer window. */
export async function showMemberScene(register: FakeRegister, view: CustomerView): Promise<void> {
  const rev = ++lastRev;
  await register.say({ kind: "customer", view: { ...view, rev } });
  await register.painted(rev);
  await settleFonts(register);
}
