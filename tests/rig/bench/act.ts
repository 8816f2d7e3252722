import { randomBytes } from "node:crypto";
import * as v from "valibot";
import type { RigCard } from "../card/felica.ts";
import { cardOf, strangerCard, type Rig } from "../open-rig.ts";
import { faults } from "./faults.ts";
import { codeOf, lastReceipt } from "./papers.ts";
import { openPhone, type Phone } from "./phone.ts";

const yen = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const action = v.variant("do", [
  v.strictObject({ do: v.literal("tap"), member: v.string() }),
  v.strictObject({ do: v.literal("put"), member: v.string() }),
  v.strictObject({ do: v.literal("lift") }),
  v.strictObject({ do: v.literal("stranger") }),
  v.strictObject({ do: v.literal("scan"), code: v.pipe(v.string(), v.regex(/^[\x20-\x7e]{1,64}$/)) }),
  v.strictObject({
    do: v.picklist(["show", "barcode"]),
    member: v.string(),
    scope: v.optional(v.picklist(["both", "payment", "topup"]), "both"),
    long: v.optional(v.boolean(), false),
    expired: v.optional(v.boolean(), false),
  }),
  v.strictObject({ do: v.literal("read"), member: v.string() }),
  v.strictObject({ do: v.literal("fresh"), again: v.optional(v.boolean(), false) }),
  v.strictObject({ do: v.literal("number"), number: v.pipe(v.string(), v.regex(/^\d{10}$/)) }),
  v.strictObject({ do: v.literal("receipt"), at: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))) }),
  v.strictObject({ do: v.literal("drawer"), open: v.boolean() }),
  v.strictObject({ do: v.literal("balance"), member: v.string(), money: yen, points: yen }),
  v.strictObject({ do: v.literal("fault"), id: v.string(), on: v.boolean() }),
]);
type Action = v.InferOutput<typeof action>;

export type Hand = {
  /** Does what a button of the bench window asks; false when it is not a thing to do. */
  act(asked: unknown): Promise<boolean>;
  readonly on: ReadonlySet<string>;
  readonly phone: Phone;
};

/** FeliCa, but nobody's: no number on it, an IDm never seen before. */
const freshCard = (): RigCard => ({ idm: `0114${randomBytes(6).toString("hex")}` });
/** A student's card that bears this number, whoever has it; its IDm is made from the number, so that it is the same card each time. */
const numberCard = (number: string): RigCard => ({ idm: `01aa${`00${number}`.slice(-12)}`, fcf: { number } });

/** The hand that moves things on the bench; it remembers how to undo each fault it switched on. */
export function openHand(rig: Rig): Hand {
  const undo = new Map<string, () => unknown>();
  const phone = openPhone(rig);
  let loose = freshCard();
  const find = (member: string) => {
    const found = rig.servers.members.find((one) => one.member === member);
    if (found === undefined) throw new Error(`no member ${member}`);
    return found;
  };
  const flip = async (id: string, on: boolean): Promise<void> => {
    const fault = faults.find((one) => one.id === id);
    if (fault === undefined) throw new Error(`no fault ${id}`);
    const back = undo.get(id);
    if (on === (back !== undefined)) return;
    undo.delete(id);
    if (!on) await back?.();
    else {
      const made = await fault.on(rig);
      if (made !== undefined) undo.set(id, made);
    }
  };
  const run = async (asked: Action): Promise<void> => {
    const { reader, scanner, drawer } = rig.devices;
    const { pokepay } = rig.servers;
    const read = async (code: string): Promise<void> => void (await scanner.scan(code));
    switch (asked.do) {
      case "tap":
        return reader.tap(cardOf(find(asked.member)));
      case "put":
        return reader.put(cardOf(find(asked.member)));
      case "lift":
        return reader.lift();
      case "stranger":
        return reader.tap(strangerCard, { holdMs: 800 });
      case "scan":
        return read(asked.code);
      case "show":
        return void phone.show(find(asked.member), asked);
      case "barcode":
        return read(phone.show(find(asked.member), asked));
      case "read":
        return phone.read(find(asked.member));
      case "fresh":
        if (!asked.again) loose = freshCard();
        return reader.tap(loose);
      case "number":
        return reader.tap(numberCard(asked.number));
      case "receipt": {
        const code = codeOf(rig, asked.at ?? lastReceipt(rig));
        return code === undefined ? undefined : read(code);
      }
      case "drawer":
        return asked.open ? drawer.open("key") : drawer.close();
      case "balance":
        return pokepay.setBalance(find(asked.member).wallet, asked);
      case "fault":
        return flip(asked.id, asked.on);
    }
  };
  return {
    phone,
    async act(asked) {
      const parsed = v.safeParse(action, asked);
      if (parsed.success) await run(parsed.output);
      return parsed.success;
    },
    get on() {
      return new Set(undo.keys());
    },
  };
}
