import fc from "fast-check";
import type { TrayEnd } from "../shop/flows.ts";
import { crashOps, type CrashStep } from "./crash.ts";
import { type FaultStep, serverNames, wireNames } from "./fault.ts";

/** What a member wants. `hasty`: nobody waits for what comes of it. `member`: place in the seed. */
export type Dealing = { readonly member: number; readonly hasty: boolean } & (
  | { readonly do: "card" }
  | { readonly do: "charge"; readonly thousands: number }
  /** By the barcode of the app: a payment (0), or a charge. */
  | { readonly do: "app"; readonly thousands: number }
  | { readonly do: "meal"; readonly takes: boolean }
  | { readonly do: "tray"; readonly end: TrayEnd }
);
/** One thing that happens in the shop. */
export type Step =
  | Dealing
  | { readonly do: "ring"; readonly goods: number; readonly qty: number }
  | { readonly do: "cash"; readonly how: "exact" | "over" | "part" }
  /** One of the last sales, whole (0) or so many units of a line. */
  | { readonly do: "return"; readonly which: number; readonly units: number }
  | { readonly do: "correct"; readonly which: number }
  | { readonly do: "trust"; readonly on: boolean }
  /** `twice`: the key is pressed again before the books are summed. */
  | { readonly do: "close-day"; readonly twice: boolean }
  | { readonly do: (typeof plain)[number] }
  /** Seconds as the register counts them. */
  | { readonly do: "wait"; readonly s: number }
  | FaultStep
  | CrashStep;
const plain = ["park", "give-back", "cancel", "back", "next", "calm", "pending-ask", "pending-resend"] as const;

/** Members of the seed whose cards work: with money, with points, with nothing, one who is nearly full, and those with a meal plan. */
export const payers = [0, 1, 2, 4, 5, 6, 7, 10] as const;

const kind = <K extends string>(name: K) => fc.constant(name);
const member = fc.constantFrom(...payers);
const thousands = fc.integer({ min: 1, max: 5 });
const hasty = fc.boolean();
const side = fc.constantFrom("before" as const, "after" as const);
const faultOn = (faults: readonly FaultStep["fault"][]) =>
  fc.record({
    do: kind("fault"),
    at: fc.constantFrom("pokepay" as const, "pokepay" as const, "pokepay" as const, "headquarters" as const),
    fault: fc.constantFrom(...faults),
    n: fc.integer({ min: 1, max: 60 }),
    money: fc.boolean(),
  });
const crash: fc.Arbitrary<CrashStep> = fc.oneof(
  fc.record({ do: kind("crash"), at: kind("now") }),
  fc.record({ do: kind("crash"), at: kind("commit"), nth: fc.integer({ min: 1, max: 4 }), side }),
  fc.record({ do: kind("crash"), at: kind("call"), op: fc.constantFrom(...crashOps), side }),
);

/** How often each comes, of a hundred or so: most sequences move money, and meet a fault or a crash. */
const weighted: readonly (readonly [number, fc.Arbitrary<Step>])[] = [
  [4, fc.record({ do: kind("ring"), goods: fc.nat(39), qty: fc.integer({ min: 1, max: 2 }) })],
  [4, fc.record({ do: kind("cash"), how: fc.constantFrom("exact" as const, "over" as const, "part" as const) })],
  [10, fc.record({ do: kind("card"), member, hasty })],
  [6, fc.record({ do: kind("charge"), member, thousands, hasty })],
  [4, fc.record({ do: kind("app"), member, thousands: fc.constantFrom(0, 0, 1, 3), hasty })],
  [4, fc.record({ do: kind("meal"), member: fc.constantFrom(2, 4, 5, 6, 10), takes: fc.boolean(), hasty })],
  [3, fc.record({ do: kind("tray"), member, end: fc.constantFrom<TrayEnd>("scan", "cancel", "both", "leave"), hasty })],
  [6, fc.record({ do: kind("return"), which: fc.nat(3), units: fc.nat(2) })],
  [2, fc.record({ do: kind("correct"), which: fc.nat(2) })],
  [2, fc.record({ do: kind("trust"), on: fc.boolean() })],
  [2, fc.record({ do: kind("close-day"), twice: fc.boolean() })],
  [5, fc.record({ do: kind("wait"), s: fc.constantFrom(1, 5, 15, 30, 90) })],
  [6, faultOn(wireNames)],
  [6, faultOn(serverNames)],
  [4, crash],
  ...plain.map((name) => [name === "park" || name === "give-back" ? 6 : 2, fc.record({ do: kind(name) })] as const),
];
export const step: fc.Arbitrary<Step> = fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })));
/** The same, with a death in every fourth place. */
export const deadly: fc.Arbitrary<Step> = fc.oneof({ weight: 3, arbitrary: step }, { weight: 1, arbitrary: crash });
