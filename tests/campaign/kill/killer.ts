import { setTimeout as wait } from "node:timers/promises";
import type { Behaviour } from "#rig/behaviour.ts";
import type { Shop } from "#tests/house/open-shop.ts";
import type { Moment, Strike } from "./plan.ts";

export type Killer = Disposable & {
  arm(strikes: readonly Strike[]): void;
  /** Something was seen to happen; the strike that waits for it falls. */
  note(moment: Moment): void;
  /** What it waited for never came: the strike falls now. */
  rest(): void;
  /** Killed, and not yet back. */
  isBusy(): boolean;
  /** Settles when all that was killed has been started again. */
  settled(): Promise<void>;
  /** What the screen showed at each kill. */
  readonly screens: readonly string[];
  /** Strikes that have not fallen yet. */
  left(): number;
  /** Resolves, to false, when the `register` of now is gone. */
  gone(): Promise<false>;
};

/** Within `authority_limit` (10 s) at the campaign's time scale. */
const lateMs = 900;

/** SIGKILL at the armed moments, and a start again as main would: at once, with fresh links. */
export function openKiller({ house, rig }: Shop): Killer {
  let armed: readonly Strike[] = [];
  let busy: Promise<void> = Promise.resolve();
  let isBusy = false;
  const screens: string[] = [];
  let timer: NodeJS.Timeout | undefined;

  async function fall(both: boolean): Promise<void> {
    const victims = [house.register(), ...(both ? [house.host("devices-serial")] : [])];
    for (const { child } of victims) child.kill("SIGKILL");
    await Promise.all(victims.map(({ exited }) => exited));
    // Its links are made anew with those of `register`; the ones it gets before are to the dead.
    const host = both ? house.restartHost("devices-serial") : Promise.resolve();
    await Promise.all([house.restartRegister(), host]);
  }
  function strike({ both, afterMs }: Strike): void {
    const now = (): void => {
      timer = undefined;
      armed = armed.slice(1);
      screens.push(house.window.view().screen.kind);
      isBusy = true;
      busy = fall(both).finally(() => {
        isBusy = false;
        note("back");
      });
      busy.catch(() => {});
    };
    if (afterMs > 0) timer = setTimeout(now, afterMs);
    else now();
  }
  const isFree = (): boolean => !isBusy && timer === undefined;
  function note(moment: Moment): void {
    const [next] = armed;
    if (next && isFree() && next.moment === moment) strike(next);
  }

  const isMoney = (op: string): boolean => op === "payment" || op === "topup";
  let isPaid = false;
  const watch: Behaviour = {
    name: "kill",
    async before({ op }) {
      if (op === "by-request-id") note("look-up");
      if (op === "account") note(isPaid ? "balance-after" : "balance");
      if (!isMoney(op)) return undefined;
      const next = isFree() ? armed[0]?.moment : undefined;
      note("money-asked");
      // Lost: it died before its request was out. Late: the authority takes as long as it may.
      note("money-lost");
      note("money-late");
      if (next === "money-late") await wait(lateMs);
      return next === "money-lost" ? { kind: "cut" } : undefined;
    },
    after({ op }) {
      if (op === "by-request-id") note("answered");
      if (!isMoney(op)) return undefined;
      isPaid = true;
      note("money-done");
      return undefined;
    },
  };
  const { printer, drawer } = rig.devices;
  // Polls are three bytes each; only a document comes in pieces of this size.
  const documentBytes = 40;
  const undo = [
    rig.servers.pokepay.behave(watch),
    printer.onByte((bytes) => bytes.length > documentBytes && note("paper")),
    printer.onPaper(() => note("cut")),
    // The rig's own hand shuts it again; shut at once, it would be no more than a chatter of its switch.
    drawer.onChange((open) => open && note("kick")),
  ];
  return {
    arm(strikes) {
      armed = strikes;
      isPaid = false;
    },
    note,
    rest() {
      const [next] = armed;
      if (next && isFree()) strike({ ...next, afterMs: 0 });
    },
    isBusy: () => isBusy,
    settled: () => busy,
    screens,
    left: () => armed.length + (isBusy ? 1 : 0),
    gone: () => house.register().exited.then(() => false),
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      for (const one of undo) one();
    },
  };
}
