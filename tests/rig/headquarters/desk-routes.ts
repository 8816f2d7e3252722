import type { Reply } from "../behaviour.ts";
import type { CardDesk, Who } from "./card-desk.ts";
import type { Refused } from "./event-log.ts";
import type { MealDesk, MealRequest } from "./meal-desk.ts";
import type { Facts, SaleFact } from "./read-facts.ts";
import type { RefundDesk, RefundRequest } from "./refund-desk.ts";

/** What headquarters decides while a register waits: cards, meal plans, refunds. */
export type Desks = {
  readonly facts: Facts;
  readonly cards: CardDesk;
  readonly meals: MealDesk;
  readonly refunds: RefundDesk;
};
type Given = {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
};
type Route = (desks: Desks, given: Given) => Reply;

const error = (status: number, code: string, detail?: string): Reply => ({
  status,
  body: { error: code, ...(detail === undefined ? {} : { detail }) },
});
const isRefused = (value: object): value is Refused => "kind" in value && value.kind === "refused";
const tell = (value: object | Refused): Reply =>
  isRefused(value) ? error(422, value.code) : { status: 200, body: value };
const found = (value: object | undefined): Reply =>
  value === undefined ? error(404, "not-found") : { status: 200, body: value };
const keyOf = ({ path }: Given): string => path["key"] ?? "";

function sale({ refunds }: Desks, fact: SaleFact | undefined): Reply {
  if (fact === undefined) return error(422, "sale-unknown");
  const { reg, epoch, seq, held } = fact;
  return { status: 200, body: { reg, epoch, seq, hash: held.hash, body: held.body, left: refunds.left(fact) } };
}

/** Exactly one of these names must be there. */
function oneOf(body: object, names: readonly string[]): Reply | undefined {
  const given = names.filter((name) => Object.hasOwn(body, name));
  return given.length === 1 ? undefined : error(400, "bad-request", `one of ${names.join(", ")}`);
}

export const deskRoutes: Readonly<Record<string, Route>> = {
  findMember: ({ cards }, { body }) =>
    oneOf(body as Who, ["number", "member", "wallet", "card"]) ?? tell(cards.find(body as Who)),
  linkCard: ({ cards }, { body }) => tell(cards.link(body as Parameters<CardDesk["link"]>[0])),
  moveCard: ({ cards }, { body }) => tell(cards.move(body as Parameters<CardDesk["move"]>[0])),
  stopCard: ({ cards }, { body }) =>
    oneOf(body as object, ["card", "member"]) ?? tell(cards.stop(body as Parameters<CardDesk["stop"]>[0])),
  readMealRest({ meals }, { query }) {
    const [member, day, at] = ["member", "day", "at"].map((name) => query.get(name) ?? "");
    if (!member || !day || !at) return error(400, "bad-request", "member, day and at");
    return tell(meals.rest(member, day, at));
  },
  authoriseMeal: ({ meals }, { body }) =>
    oneOf(body as MealRequest, ["member", "wallet"]) ?? tell(meals.authorise(body as MealRequest)),
  readMeal: ({ meals }, given) => found(meals.read(keyOf(given))),
  releaseMeal({ meals }, given) {
    const { keep } = given.body as { readonly keep: number };
    return { status: 200, body: { key: keyOf(given), held: meals.release(keyOf(given), keep) } };
  },
  findSale(desks, { query }) {
    const receipt = query.get("receipt");
    return receipt === null ? error(400, "bad-request", "receipt") : sale(desks, desks.facts.saleOf(receipt));
  },
  readSale: (desks, { path }) =>
    sale(desks, desks.facts.saleAt(path["of"] ?? "", Number(path["epoch"]), Number(path["seq"]))),
  allowRefund: ({ refunds }, { path, body }) => tell(refunds.allow(path["reg"] ?? "", body as RefundRequest)),
  readRefundAllowance: ({ refunds }, given) => found(refunds.read(keyOf(given))),
  releaseRefund({ refunds }, given) {
    const held = refunds.release(keyOf(given));
    return typeof held === "number" ? { status: 200, body: { key: keyOf(given), held } } : tell(held);
  },
};
