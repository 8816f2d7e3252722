import type { Shop } from "../shop/open-shop.ts";
import { whenCalled } from "./behaviours.ts";

/** Where the register dies: here and now; around a commit still to come; or when a call of its arrives at, or was done by, Pokepay. */
export type CrashStep =
  | { readonly do: "crash"; readonly at: "now" }
  | { readonly do: "crash"; readonly at: "commit"; readonly nth: number; readonly side: "before" | "after" }
  | { readonly do: "crash"; readonly at: "call"; readonly op: string; readonly side: "before" | "after" };

export const crashOps = ["account", "payment", "topup", "by-request-id", "refund"] as const;

const armed = new WeakMap<Shop, Set<() => void>>();

/** Ends the register, or lays the trap. */
export async function crash(shop: Shop, step: CrashStep): Promise<void> {
  if (step.at === "now") return shop.crash();
  if (step.at === "commit") return shop.life()?.stopAt(step.nth, step.side);
  const trap = whenCalled([step.op], step.side, () => shop.crash());
  const undo = shop.stand.servers.pokepay.behave(trap);
  armed.set(shop, (armed.get(shop) ?? new Set()).add(undo));
}

/** Takes away traps nobody stepped on; one around a commit goes with its life. */
export function disarm(shop: Shop): void {
  for (const undo of armed.get(shop) ?? []) undo();
  armed.delete(shop);
  shop.life()?.stopAt(Number.POSITIVE_INFINITY, "before");
}
