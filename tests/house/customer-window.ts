import type { ToWindow } from "#ipc/contract.ts";
import type { CustomerView } from "#ipc/view.ts";
import type { House } from "./open-house.ts";

/** The customer's window without a screen: it says that it has painted, at once or only when told. */
export type CustomerWindow = {
  view(): CustomerView;
  /** The first View (the present one included) for which `is` holds. */
  see(is: (view: CustomerView) => boolean, what: string): Promise<CustomerView>;
  /** It is slow: nothing is painted until `paint`. */
  stall(): void;
  paint(): void;
  /** performance.now() when it last said that it had painted. */
  paintedAt(): number;
};

/** Hands the register's `customer` port to a window of the test's own. */
export function openCustomerWindow(house: House): CustomerWindow {
  const register = house.register();
  let last: CustomerView | null = null;
  let isStalled = false;
  let paintedAt = 0;
  const waiting = new Set<() => void>();
  const paint = (): void => {
    if (last === null) return;
    paintedAt = performance.now();
    register.send({ on: "customer", message: { kind: "seen", rev: last.rev } });
  };
  register.onLink("customer", (raw) => {
    const message = raw as ToWindow;
    if (message.kind !== "customer") return;
    last = message.view;
    if (!isStalled) paint();
    for (const look of waiting) look();
  });
  register.send({ kind: "link", name: "customer" });
  return {
    view() {
      if (last === null) throw new Error("no View yet");
      return last;
    },
    see: (is, what) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`the member did not see: ${what}; last ${JSON.stringify(last?.now)}`));
        }, 15_000);
        const look = (): void => {
          if (last === null || !is(last)) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(last);
        };
        waiting.add(look);
        look();
      }),
    stall: () => void (isStalled = true),
    paint() {
      isStalled = false;
      paint();
    },
    paintedAt: () => paintedAt,
  };
}
