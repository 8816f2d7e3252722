import { aim, type Aim, type Behaviour } from "../behaviour.ts";
import { refuse } from "./errors.ts";

export { answerLost, blackHole, delay, requestLost, status } from "../behaviour.ts";

/** The authority says no with this published type; nothing is done. */
export function declines(type: string, at: Aim = { op: "payment" }): Behaviour {
  const { hit, spent } = aim(at);
  return {
    name: `declines-${type}`,
    spent,
    before: (call) => (hit(call) ? { kind: "answer", reply: refuse(type) } : undefined),
  };
}

/** Payments are answered as if they had been top-ups and the other way round: an answer whose sign is not what was asked. */
export function signFlipped(at: Aim = {}): Behaviour {
  const { hit, spent } = aim(at);
  return {
    name: "sign-flipped",
    spent,
    after(call, reply) {
      const body = reply.body as { readonly type?: string };
      if ((body.type !== "payment" && body.type !== "topup") || !hit(call)) return undefined;
      const type = body.type === "payment" ? "topup" : "payment";
      return { kind: "answer", reply: { ...reply, body: { ...(reply.body as object), type } } };
    },
  };
}

/** A found or created transaction is answered with another amount than was moved. */
export function amountChanged(byYen: number, at: Aim = {}): Behaviour {
  const { hit, spent } = aim(at);
  return {
    name: `amount-changed-${byYen}`,
    spent,
    after(call, reply) {
      const body = reply.body as { readonly amount?: number; readonly money_amount?: number };
      if (typeof body.amount !== "number" || typeof body.money_amount !== "number" || !hit(call)) return undefined;
      const changed = { ...body, amount: body.amount + byYen, money_amount: body.money_amount + byYen };
      return { kind: "answer", reply: { ...reply, body: changed } };
    },
  };
}
