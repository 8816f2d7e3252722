import { refused, type Refused } from "./event-log.ts";
import type { Card, Publisher } from "./publish.ts";
import type { Member } from "./seed.ts";

export type Who = {
  readonly number?: string;
  readonly member?: string;
  readonly wallet?: string;
  readonly card?: string;
};
export type CardChange = {
  readonly member: string;
  readonly version: number;
  readonly deny_version: number;
  readonly active: readonly string[];
};
export type CardDesk = {
  find(who: Who): object | Refused;
  link(o: { readonly card: string; readonly member: string }): CardChange | Refused;
  move(o: { readonly from: string | null; readonly to: string; readonly member: string }): CardChange | Refused;
  stop(o: {
    readonly card?: string;
    readonly member?: string;
    readonly reason: "lost" | "left" | "other";
  }): CardChange | Refused;
};

/** Card set-up. Every change is one of state, not of steps, so that it may be asked for twice. */
export function openCardDesk(o: { readonly publisher: Publisher; readonly members: readonly Member[] }): CardDesk {
  const { publisher } = o;
  const cards = (): readonly Card[] => publisher.cards(0).changed;
  const cardsOf = (member: string): readonly Card[] =>
    cards().filter((one) => one.member === member && one.status !== "removed");
  const memberOf = (id: string): Member | undefined => o.members.find((one) => one.member === id);
  const answer = (member: string): CardChange => ({
    member,
    version: publisher.cards(Number.MAX_SAFE_INTEGER).latest,
    deny_version: publisher.denied().version,
    active: cardsOf(member)
      .filter(({ status }) => status === "active")
      .map(({ card }) => card),
  });
  const activate = (card: string, { member, wallet, customer, meal }: Member): void => {
    const denied = publisher.denied().cards;
    if (denied.includes(card)) publisher.setDenied(denied.filter((one) => one !== card));
    const more = meal === undefined ? {} : { meal: meal.wallet };
    publisher.setCard({ card, member, wallet, customer, status: "active", ...more });
  };
  const halt = (card: Card, why: NonNullable<Card["why"]>): void =>
    publisher.setCard({ ...card, status: "stopped", why });
  const takenBy = (card: string, member: string): boolean =>
    cards().some((one) => one.card === card && one.member !== member && one.status === "active");
  return {
    find(who) {
      const held = cards().find((one) => one.card === who.card && one.status !== "removed")?.member;
      const member = o.members.find(
        (one) =>
          one.number === who.number ||
          one.member === who.number ||
          one.member.replace(/^\D*/u, "") === who.number ||
          one.member === who.member ||
          one.wallet === who.wallet ||
          (one.meal !== undefined && one.meal.wallet === who.wallet) ||
          one.member === held,
      );
      if (member === undefined) return refused("member-unknown");
      const { name, wallet, customer, meal } = member;
      return {
        member: member.member,
        name,
        wallet,
        customer,
        ...(meal === undefined ? {} : { meal: meal.wallet }),
        cards: cardsOf(member.member).map(({ card, status }) => ({ card, status })),
      };
    },
    link({ card, member: id }) {
      const member = memberOf(id);
      if (member === undefined) return refused("member-unknown");
      if (takenBy(card, id)) return refused("card-taken");
      const { active } = answer(id);
      if (active.some((one) => one !== card)) return refused("member-has-card");
      if (!active.includes(card)) activate(card, member);
      return answer(id);
    },
    move({ from, to, member: id }) {
      const member = memberOf(id);
      if (member === undefined) return refused("member-unknown");
      if (takenBy(to, id)) return refused("card-taken");
      const mine = cardsOf(id);
      if (from !== null && !mine.some(({ card }) => card === from)) return refused("card-unknown");
      for (const card of mine)
        if (card.status === "active" && card.card !== to && (from === null || card.card === from)) halt(card, "moved");
      if (!mine.some(({ card, status }) => card === to && status === "active")) activate(to, member);
      return answer(id);
    },
    stop({ card, member: id, reason }) {
      const hit = cards().filter((one) => one.status !== "removed" && (one.card === card || one.member === id));
      const [first] = hit;
      if (first === undefined)
        return refused(card === undefined && memberOf(id ?? "") === undefined ? "member-unknown" : "card-unknown");
      for (const one of hit)
        if (one.status === "active" || (card !== undefined && one.why !== reason)) halt(one, reason);
      const denied = new Set(publisher.denied().cards);
      const fresh = hit.map((one) => one.card).filter((one) => !denied.has(one));
      if (fresh.length > 0) publisher.setDenied([...denied, ...fresh]);
      return answer(first.member);
    },
  };
}
