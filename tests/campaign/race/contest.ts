import type { View } from "#ipc/view.ts";
import type { ScreenCommand } from "#register/command.ts";
import type { Entry } from "#register/entry.ts";
import type { Member } from "#rig/headquarters/seed.ts";
import { seedItems } from "#rig/headquarters/seed.ts";
import type { Shop } from "#tests/house/open-shop.ts";
import type { Random } from "../power-cut/random.ts";
import type { Meeting } from "./meet.ts";

/** One round: two counters, one member, and what they have in common. */
export type Round = {
  readonly tills: readonly [Shop, Shop];
  readonly member: Member;
  readonly random: Random;
  /** What both registers journalled since the round began. */
  entries(): readonly Entry[];
  /** Puts money into a wallet, or takes it, from outside. */
  fund(wallet: string, money: number, points?: number): void;
};
/** What one counter does. */
export type Errand = {
  /** The act that races, from the brink. */
  fire(): Promise<unknown>;
  /** What is done afterwards about this View to come nearer to the end; nothing where there is only to wait. */
  act(view: View, say: Say): Promise<unknown>;
};
export type Say = (command: ScreenCommand) => Promise<unknown>;
/** Both counters stand at the brink. */
export type Contest = {
  readonly errands: readonly [Errand, Errand];
  /** Where the two can be made to meet. */
  readonly server: "pokepay" | "headquarters";
  readonly meeting: Meeting;
  /** Nothing is left to do about it, in the journals and at headquarters. */
  isServed(entries: readonly Entry[]): boolean;
  /** Both really wanted the same thing. */
  isContested(entries: readonly Entry[], calls: readonly string[]): boolean;
  /** What this round in particular must not have come to. */
  judge(entries: readonly Entry[]): readonly string[];
};
export type Begin = (round: Round) => Promise<Contest>;

/** Meals of some hundred yen, which a meal plan may pay. */
const meals = seedItems.filter(({ class: id, price }) => id === "cafeteria" && price >= 400 && price <= 700);
export const drawMeal = (random: Random): string => meals[Math.floor(random() * meals.length)]?.code ?? "";
/** A whole number from `least` to `most`. */
export const draw = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));
export const roundUp = (yen: number): number => Math.ceil(yen / 1000) * 1000;
export const isOf =
  ({ rig }: Shop) =>
  ({ reg }: Entry): boolean =>
    reg === rig.reg;

/** An empty counter. */
export async function clear({ window }: Shop): Promise<void> {
  if (window.view().screen.kind === "done") await window.send({ kind: "next" });
  await window.see(({ screen, basket }) => screen.kind === "sale" && basket.count === 0, "an empty counter");
}

/** A command that has to be taken. */
export async function must({ window }: Shop, command: ScreenCommand): Promise<void> {
  const answer = await window.send(command);
  if (answer.kind !== "taken") throw new Error(`${JSON.stringify(command)}: ${JSON.stringify(answer)}`);
}
