import type { CustomerView, View } from "#ipc/view.ts";
import type { FakeRegister } from "./fake-register.ts";
import { layout } from "./layout.ts";

let lastRev = 1_000;
const paper =
  '<svg width="576px" height="240px" viewBox="0 0 576 240" xmlns="http://www.w3.org/2000/svg"><style>@import url("https://example.org/");</style><g font-family="monospace" font-size="24"><text x="20" y="40">合計 ¥3,564</text></g></svg>';

/** Shows a View on a gate of its own, answers what the page asks for, and waits until it is painted. Returns the View as sent. */
export async function showScene(register: FakeRegister, view: View): Promise<View> {
  const rev = ++lastRev;
  const sent: View = { ...view, rev, gate: rev };
  await register.say({ kind: "view", view: sent });
  await register.painted(rev);
  for (const message of await register.heard()) {
    if (message.kind !== "ask") continue;
    const rows = message.query.kind === "layout" ? layout : { svg: paper };
    await register.say({ kind: "rows", id: message.id, rows });
  }
  return sent;
}

/** The same for the customer window. */
export async function showMemberScene(register: FakeRegister, view: CustomerView): Promise<void> {
  const rev = ++lastRev;
  await register.say({ kind: "customer", view: { ...view, rev } });
  await register.painted(rev);
}
