import type { Behaviour } from "#rig/behaviour.ts";
import type { SoldSale } from "#rig/headquarters/read-facts.ts";
import type { RefundRequest } from "#rig/headquarters/refund-desk.ts";
import { leftOfSale, lessPart, partOf } from "#rig/headquarters/refund-left.ts";
import { seedPlans } from "#rig/headquarters/seed.ts";
import type { Shop } from "#tests/house/open-shop.ts";

/** Headquarters grants every return as if it were the first. */
export function grantsBlindly({ rig }: Shop): Behaviour {
  return {
    name: "grants-blindly",
    before({ op, data }) {
      if (op !== "allowRefund") return undefined;
      const { key, of, lines } = data as unknown as RefundRequest;
      const held = rig.servers.headquarters.entries(of.reg, of.epoch).find(({ seq }) => seq === of.seq);
      if (held === undefined) return undefined;
      const { data: sale } = JSON.parse(held.body) as { readonly data: SoldSale };
      const whole = leftOfSale(sale);
      const part = partOf(sale, whole, lines);
      if (part === undefined) return undefined;
      const body = { key, of, receipt: sale.receipt, state: "granted", ...part, left: lessPart(whole, part) };
      return { kind: "answer", reply: { status: 200, body } };
    },
  };
}

/** Headquarters forgets the plan's limit when it is asked for leave, having told what is left of it. */
export function feedsBlindly({ rig }: Shop): Behaviour {
  const [plan] = seedPlans;
  return {
    name: "feeds-blindly",
    before({ op, data }) {
      const { member } = data;
      if (op !== "authoriseMeal" || plan === undefined || typeof member !== "string") return undefined;
      rig.servers.headquarters.setMealPlan(member, { ...plan, off: [], limit: { kind: "day", yen: 1_000_000 } });
      return undefined;
    },
  };
}
