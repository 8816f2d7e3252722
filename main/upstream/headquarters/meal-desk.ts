import type * as v from "valibot";
import type { ClassAmount } from "#register/entry.ts";
import { mealRestSchema, mealSchema, releasedSchema } from "./desk-schemas.ts";
import { believe, orNull, read, type Desk, type Told } from "./told.ts";

/**
 * Leave to take a part of a member's meal plan. key: UUIDv4, its own (the payment from the meal wallet has another); one of `member` and
 * `wallet`; day: the open business day; at: RFC 3339 with the shop's offset; amount: yen asked; classes: what the basket holds of each.
 */
export type MealRequest = {
  readonly key: string;
  readonly day: string;
  readonly at: string;
  readonly amount: number;
  readonly classes: readonly ClassAmount[];
} & ({ readonly member: string } | { readonly wallet: string });
/** amount = yen held, at most what was asked; rest = what the plan still paid right after; wallet = that of the meal money. */
export type MealAuthorisation = v.InferOutput<typeof mealSchema>;
export type MealRest = v.InferOutput<typeof mealRestSchema>;

export type MealDesk = {
  /** Asked twice with one key it holds once. Without an answer it may be held: look it up, or release it. */
  readonly authoriseMeal: (request: MealRequest) => Told<MealAuthorisation>;
  /** null: headquarters has not seen the key. Only a release makes sure that it never will hold anything. */
  readonly mealAuthorisation: (key: string) => Told<MealAuthorisation | null>;
  /** Gives back all but `keep` yen (0 unless told); also a key whose request is still under way. Answers what is still held. */
  readonly releaseMeal: (o: { key: string; keep?: number }) => Told<number>;
  /** What the plan still pays at this moment, for the member to see; holds nothing. */
  readonly mealRest: (o: { member: string; day: string; at: string }) => Told<MealRest>;
};

export function openMealDesk({ ask, own }: Desk): MealDesk {
  const path = `${own}/meal-authorisations`;
  return {
    authoriseMeal: async (request) => {
      const asked = await ask({ method: "POST", path, body: JSON.stringify(request) });
      return believe(read(asked, mealSchema), (held) => {
        const mine = "member" in request ? held.member === request.member : true;
        const isHeld = held.state === "held" && held.amount > 0 && held.amount <= request.amount;
        return mine && isHeld && held.key === request.key && held.day === request.day;
      });
    },
    mealAuthorisation: async (key) =>
      orNull(
        believe(read(await ask({ method: "GET", path: `${path}/${key}` }), mealSchema), (held) => held.key === key),
      ),
    releaseMeal: async ({ key, keep = 0 }) => {
      const asked = await ask({ method: "POST", path: `${path}/${key}/release`, body: JSON.stringify({ keep }) });
      const got = believe(read(asked, releasedSchema), (left) => left.key === key && left.held <= keep);
      return got.kind === "answer" ? { kind: "answer", value: got.value.held } : got;
    },
    mealRest: async (o) =>
      read(await ask({ method: "GET", path: `/v1/meal-rest?${new URLSearchParams(o).toString()}` }), mealRestSchema),
  };
}
