import type { DepositReturnData, Fact } from "./entry.ts";
import { refuseMoney } from "./guard.ts";
import { refuseWithout } from "./permission.ts";
import type { ReturnDeposit } from "./price-command.ts";
import { pricePolicyOf } from "./price-policy.ts";
import { sum } from "./money.ts";
import { type State, type Verdict, accept, refuse } from "./verdict.ts";

const mostPieces = 999;

/** Counted and priced by the settings; null = a container they do not know, one named twice, or none at all. */
function itemsOf(state: State, { items }: ReturnDeposit): DepositReturnData["items"] | null {
  const known = new Map(pricePolicyOf(state.settings).deposits.map((one) => [one.id, one]));
  if (new Set(items.map(({ id }) => id)).size < items.length) return null;
  const counted = items.map(({ id, count }) => {
    const deposit = known.get(id);
    if (deposit === undefined || !Number.isInteger(count) || count < 1 || count > mostPieces) return null;
    const { name, amount: unit } = deposit;
    return { id, name, unit, count, amount: unit * count };
  });
  const sure = counted.filter((item) => item !== null);
  return sure.length === 0 || sure.length < counted.length ? null : sure;
}

/** デポジット返却: cash from the drawer for containers; no sale, no tax, no basket. `by`: the supervisor who let it happen. */
export function returnDeposit(state: State, asked: ReturnDeposit, by: string | null): Verdict {
  const { draft, book } = state;
  const held = refuseMoney(state);
  if (held) return held;
  if (draft.stage.kind !== "sale" && draft.stage.kind !== "done") return refuse("not-now");
  const items = itemsOf(state, asked);
  if (items === null) return refuse("deposit-items");
  const refused = by === null ? refuseWithout(state, "deposit-return") : null;
  if (refused) return refused;
  const amount = sum(items.map((item) => item.amount));
  const before: Fact[] = by === null ? [] : [{ kind: "approval", data: { for: "deposit-return", by, amount } }];
  const of = book.seq + before.length + 1;
  return accept(
    { ...draft, notice: { code: "deposit-returned", amount } },
    {
      facts: [
        ...before,
        { kind: "deposit-return", data: { items, amount } },
        { kind: "drawer-kick", data: { for: "deposit-return" } },
      ],
      jobs: [
        { device: "drawer", what: { kind: "kick" }, of },
        { device: "printer", what: { kind: "deposit-slip", copy: 0 }, of },
      ],
      sound: "done",
    },
  );
}
