import * as v from "valibot";
import { cardOf, strangerCard, type Rig } from "../open-rig.ts";
import { faults } from "./faults.ts";

const yen = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const action = v.variant("do", [
  v.strictObject({ do: v.literal("tap"), member: v.string() }),
  v.strictObject({ do: v.literal("put"), member: v.string() }),
  v.strictObject({ do: v.literal("lift") }),
  v.strictObject({ do: v.literal("stranger") }),
  v.strictObject({ do: v.literal("scan"), code: v.pipe(v.string(), v.regex(/^[\x20-\x7e]{1,64}$/)) }),
  v.strictObject({ do: v.literal("barcode"), member: v.string() }),
  v.strictObject({ do: v.literal("drawer"), open: v.boolean() }),
  v.strictObject({ do: v.literal("balance"), member: v.string(), money: yen, points: yen }),
  v.strictObject({ do: v.literal("fault"), id: v.string(), on: v.boolean() }),
]);
type Action = v.InferOutput<typeof action>;

export type Hand = {
  /** Does what a button of the bench window asks; false when it is not a thing to do. */
  act(asked: unknown): Promise<boolean>;
  readonly on: ReadonlySet<string>;
};

/** The hand that moves things on the bench; it remembers how to undo each fault it switched on. */
export function openHand(rig: Rig): Hand {
  const undo = new Map<string, () => unknown>();
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
        return void (await scanner.scan(asked.code));
      case "barcode":
        return void (await scanner.scan(pokepay.showBarcode(find(asked.member).wallet)));
      case "drawer":
        return asked.open ? drawer.open("key") : drawer.close();
      case "balance":
        return pokepay.setBalance(find(asked.member).wallet, asked);
      case "fault":
        return flip(asked.id, asked.on);
    }
  };
  return {
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
