import type { SendAnswer } from "#ipc/contract.ts";
import type { View } from "#ipc/view.ts";

/** Cash that is neither here nor there while the register has not said what it made of it. */
type Laid =
  /** On the table: `given` for the basket, or for a charge. `cash`, `seq`: what the screen said before. */
  | { readonly kind: "sale" | "charge"; readonly given: number; readonly cash: number; readonly seq: number }
  /** In the drawer, about to be given back. */
  | { readonly kind: "cancel"; readonly cash: number }
  | { readonly kind: "return"; readonly amount: number; readonly key: string | null };

function wasTaken(laid: Laid, { screen, basket, pending }: View): boolean {
  switch (laid.kind) {
    case "sale":
      return (
        basket.cash > laid.cash ||
        (screen.kind === "done" && screen.of === "sale" && screen.seq > laid.seq && screen.given > 0)
      );
    case "charge":
      return (
        screen.kind === "charge-return" ||
        (screen.kind === "unknown" && screen.for === "charge") ||
        (screen.kind === "working" && screen.for === "charge" && screen.step === "money") ||
        (screen.kind === "done" && screen.of === "charge" && screen.seq > laid.seq)
      );
    case "cancel":
      return basket.count === 0 && basket.cash === 0;
    case "return":
      return laid.key === null ? screen.kind !== "charge-return" : pending.every(({ id }) => id !== laid.key);
  }
}

const flow = (laid: Laid): number =>
  laid.kind === "cancel" ? -laid.cash : laid.kind === "return" ? -laid.amount : laid.given;

/**
 * What the cashier's hands do with cash: they know the screen and nothing else. What was laid down when the register died is judged by the
 * first screen that stands again.
 */
export function openHands() {
  let drawer = 0;
  let laid: Laid | null = null;
  let isLost = false;
  const handed = new Set<string>();

  function end(taken: boolean): void {
    if (laid !== null && taken) drawer += flow(laid);
    laid = null;
    isLost = false;
  }
  return {
    /** Net of everything put in and taken out, yen. */
    drawer: (): number => drawer,
    lay: (next: Laid): void => void (laid = next),
    /** Whether the screen shows what was laid down as taken, or given back as gone. */
    isSeen: (view: View): boolean => laid === null || wasTaken(laid, view),
    /** `view`: what the screen shows when the answer was heard; null where the register died over it. */
    hear(answer: SendAnswer | null, view: View | null): void {
      if (answer === null || view === null) isLost = true;
      // Understood is not taken: the cashier goes by the screen.
      else end(answer.kind === "taken" && laid !== null && wasTaken(laid, view));
    },
    /** Each screen as it comes. */
    look(view: View): void {
      if (laid !== null && isLost) end(wasTaken(laid, view));
      const { screen } = view;
      if (screen.kind !== "done" || screen.of === "close") return;
      // The screen of one sale or charge may stand again after a restart: its change is given once.
      const name = `${screen.of} ${screen.seq}`;
      if (handed.has(name)) return;
      handed.add(name);
      drawer -= screen.change;
    },
    /** The cashier puts in or takes out something else: a return in cash is told by its screen. */
    move: (yen: number): void => void (drawer += yen),
  };
}
export type Hands = ReturnType<typeof openHands>;
