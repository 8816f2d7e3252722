import type { View } from "#ipc/view.ts";
import type { Shop } from "#tests/house/open-shop.ts";
import type { Contest, Errand, Round, Say } from "./contest.ts";
import { isForwarded } from "../is-forwarded.ts";
import type { Strike } from "./strike.ts";

/** At rest by then, or it is a loss. */
const restMs = 90_000;
const lookMs = 40;

export type Served = { readonly isAtRest: boolean; readonly deaths: number };

const isFree = ({ screen, pending, basket }: View): boolean =>
  ((screen.kind === "sale" && basket.count === 0) || screen.kind === "done") && pending.length === 0;

/** One look at one counter, and what is to be done about it; a register that died is started again as main would. */
async function attend(till: Shop, errand: Errand, last: View | null): Promise<{ view: View; died: boolean }> {
  const { house, window } = till;
  const { child } = house.register();
  const died = child.signalCode !== null || child.exitCode !== null;
  if (died) {
    await house.restartRegister();
  }
  const gone = house.register().exited;
  const view = await window.see((one) => one !== last, "next view", lookMs).catch(() => window.view());
  const say: Say = (command) => Promise.race([window.send(command), gone]);
  for (const { kind, id, next } of view.pending) {
    if (kind === "job") await say({ kind: "job-answer", job: id, printed: true });
    if (next === "hand-back") await say({ kind: "charge-returned", key: id });
  }
  await Promise.race([errand.act(view, say), gone]);
  return { view, died };
}

/** Both counters go until all is at rest: screens, paper, road and what was raced for. */
export async function serve(
  round: Round,
  contest: Contest,
  o: {
    /** Both have done the racing act; nobody does anything else before. */
    readonly fired: Promise<unknown>;
    readonly strike: Strike | null;
  },
): Promise<Served> {
  const { tills } = round;
  const { strike } = o;
  const until = performance.now() + restMs;
  const free = [false, false];
  let deaths = 0;
  let isOver = false;
  const isAlive = ({ house }: Shop): boolean => !house.register().child.killed;
  const isAtRest = (): boolean =>
    strike?.hasFallen() !== false &&
    free.every(Boolean) &&
    tills.every((till) => isAlive(till) && till.rig.devices.printer.idle() && isForwarded(till.rig)) &&
    contest.isServed(round.entries());
  const stand = async (at: 0 | 1): Promise<void> => {
    let last: View | null = null;
    while (!isOver && performance.now() < until) {
      const { view, died } = await attend(tills[at], contest.errands[at], last);
      last = view;
      if (died) deaths += 1;
      free[at] = !died && isFree(view);
      isOver ||= isAtRest();
    }
  };
  await o.fired;
  await Promise.all([stand(0), stand(1)]);
  return { isAtRest: isOver, deaths };
}
