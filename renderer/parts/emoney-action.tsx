import type { ReactNode } from "react";
import { useWords } from "../hooks.ts";
import { formatYen } from "../money.ts";
import { Action } from "./action.tsx";
import { Amount } from "./amount.tsx";

/**
 * The key of e-money beside the one of cash: what it would take; while e-money is away and trust mode is on,
 * 後日引落 with what a card may still take. `trust`: yen, null = no trust mode.
 */
export function EmoneyAction(props: {
  readonly trust: number | null;
  readonly amount: number;
  readonly isPart: boolean;
  readonly isAway: boolean;
  readonly onPress: () => void;
}): ReactNode {
  const { trust, amount, isPart, isAway, onPress } = props;
  const say = useWords();
  if (trust !== null) {
    return (
      <Action
        name="emoney"
        shortcut="F12"
        word={say("key.claim")}
        more={say(trust > 0 ? "tender.claim.left" : "tender.claim.none", { yen: formatYen(trust) })}
        disabled={trust === 0}
        onPress={onPress}
      />
    );
  }
  return (
    <Action
      name="emoney"
      shortcut="F12"
      word={say(isPart ? "tender.emoney.part" : "key.emoney")}
      more={isAway ? say("sale.away") : <Amount yen={amount} />}
      onPress={onPress}
    />
  );
}
