import { randomUUID } from "node:crypto";
import { openEventLog, refused, type Refused } from "./event-log.ts";
import { mealRest, type MealPlan } from "./meal-plan.ts";
import type { Member } from "./seed.ts";

export type MealRequest = {
  readonly key: string;
  readonly member?: string;
  readonly wallet?: string;
  readonly day: string;
  readonly at: string;
  readonly amount: number;
  readonly classes: readonly { readonly class: string; readonly amount: number }[];
};
export type MealAuthorisation = {
  readonly key: string;
  readonly id: string;
  readonly member: string;
  readonly wallet: string;
  readonly customer: string;
  readonly plan: string;
  readonly day: string;
  readonly asked: number;
  readonly amount: number;
  readonly rest: number;
  readonly classes: readonly string[];
  readonly state: "held" | "released";
};
type Given = MealAuthorisation & { readonly at: string; readonly request: string };
type Event =
  | { readonly event: "given"; readonly given: Given }
  | { readonly event: "keep"; readonly key: string; readonly keep: number }
  | { readonly event: "plan"; readonly member: string; readonly plan: MealPlan | null };
export type MealDesk = {
  authorise(request: MealRequest): MealAuthorisation | Refused;
  read(key: string): MealAuthorisation | undefined;
  /** Yen the key still holds. */
  release(key: string, keep: number): number;
  rest(member: string, day: string, at: string): object | Refused;
  authorisations(): readonly MealAuthorisation[];
  /** Another plan for a member who has a wallet of meal money; null takes it away. */
  setMealPlan(member: string, plan: MealPlan | null): void;
  /** Counts what was written, so that a reader knows when to look again. */
  version(): number;
};

const show = ({ at: _at, request: _request, ...given }: Given): MealAuthorisation => given;

/** Who may eat how much today. One event at a time: of two registers that ask at once, the second sees what the first was given. */
export function openMealDesk(o: {
  readonly file: string;
  readonly members: readonly Member[];
  readonly plans: readonly MealPlan[];
}): MealDesk {
  const byKey = new Map<string, Given>();
  const tombs = new Set<string>();
  const planOf = new Map(
    o.members.map((one) => [one.member, o.plans.find((plan) => plan.id === one.meal?.plan)] as const),
  );
  let version = 0;
  const log = openEventLog<Event>(o.file, (line) => {
    version += 1;
    if (line.event === "given") byKey.set(line.given.key, line.given);
    if (line.event === "plan") planOf.set(line.member, line.plan ?? undefined);
    if (line.event !== "keep") return;
    const given = byKey.get(line.key);
    if (given === undefined) tombs.add(line.key);
    else
      byKey.set(line.key, {
        ...given,
        amount: Math.min(given.amount, line.keep),
        state: line.keep === 0 ? "released" : given.state,
      });
  });
  const usesOf = (member: string) => [...byKey.values()].filter((one) => one.member === member);

  const look = (who: { readonly member?: string; readonly wallet?: string }, day: string, at: string) => {
    const known = o.members.find(
      (one) =>
        one.member === who.member ||
        one.wallet === who.wallet ||
        (one.meal !== undefined && one.meal.wallet === who.wallet),
    );
    const plan = known === undefined ? undefined : planOf.get(known.member);
    if (known?.meal === undefined || plan === undefined) return refused("meal-no-plan");
    const rest = mealRest(plan, usesOf(known.member), day, at);
    return rest.kind === "refused" ? rest : { ...rest, member: known, wallet: known.meal.wallet, plan };
  };
  return {
    authorise(request) {
      const before = byKey.get(request.key);
      const text = JSON.stringify(request);
      if (tombs.has(request.key) || before?.state === "released") return refused("released");
      if (before !== undefined) return before.request === text ? show(before) : refused("key-conflict");
      const found = look(request, request.day, request.at);
      if (found.kind === "refused") return found;
      const { plan, member, wallet } = found;
      const eligible = request.classes
        .filter((row) => plan.classes.includes(row.class))
        .reduce((so, row) => so + row.amount, 0);
      if (eligible === 0) return refused("meal-wrong-class");
      const amount = Math.min(request.amount, found.yen, eligible);
      if (amount === 0) return refused("meal-used-up");
      const given: Given = {
        key: request.key,
        id: randomUUID(),
        member: member.member,
        wallet,
        customer: member.customer,
        plan: plan.name,
        day: request.day,
        asked: request.amount,
        amount,
        rest: plan.limit.kind === "count" ? found.yen : found.yen - amount,
        classes: plan.classes,
        state: "held",
        at: request.at,
        request: text,
      };
      log.write({ event: "given", given });
      return show(given);
    },
    read(key) {
      const given = byKey.get(key);
      return given === undefined ? undefined : show(given);
    },
    release(key, keep) {
      const held = byKey.get(key)?.amount ?? 0;
      if (held > keep || !(byKey.has(key) || tombs.has(key))) log.write({ event: "keep", key, keep });
      return byKey.get(key)?.amount ?? 0;
    },
    rest(member, day, at) {
      const found = look({ member }, day, at);
      if (found.kind === "refused") return found;
      const { plan, wallet, yen, slot, times } = found;
      return {
        plan: plan.name,
        rest: yen,
        classes: plan.classes,
        wallet,
        customer: found.member.customer,
        ...(slot === undefined ? {} : { slot }),
        ...(times === undefined ? {} : { times }),
      };
    },
    authorisations: () => [...byKey.values()].map(show),
    setMealPlan: (member, plan) => log.write({ event: "plan", member, plan }),
    version: () => version,
  };
}
