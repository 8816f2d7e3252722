import type { Rig } from "../open-rig.ts";
import { cardOf } from "../open-rig.ts";
import type { Hand } from "./act.ts";
import { faults } from "./faults.ts";
import { lastReceipt } from "./papers.ts";
import { openTray } from "./phone.ts";

type Members = Rig["servers"]["members"];

/** What a member's plan still pays now. Day and time are those of this machine: a register may have another day open. */
function readMeal({ servers }: Rig, { member, meal }: Members[number]) {
  if (meal === undefined) return null;
  const [day = "", time = ""] = new Date().toLocaleString("sv-SE").split(" ");
  const rest = servers.headquarters.mealRest(member, day, `${day}T${time}`) as MealNow;
  const { money } = servers.pokepay.balance(meal.wallet);
  return {
    money,
    ...("code" in rest
      ? { plan: meal.plan, rest: 0, why: rest.code }
      : { plan: rest.plan, rest: rest.rest, why: null }),
  };
}
type MealNow = { readonly plan: string; readonly rest: number } | { readonly code: string };

/** Refunds headquarters allowed and parts of meal plans it holds, newest first; what of it is still open. */
function readLeaves({ servers }: Rig, nameOf: ReadonlyMap<string, string>) {
  const { headquarters } = servers;
  return {
    refunds: headquarters
      .refundAllowances()
      .slice(-8)
      .toReversed()
      .map(({ receipt, total, state, left }) => ({
        receipt,
        total,
        state,
        left: left.lines.reduce((sum, { amount }) => sum + amount, 0),
      })),
    meals: headquarters
      .mealAuthorisations()
      .slice(-8)
      .toReversed()
      .map(({ member, plan, day, asked, amount, state }) => ({
        name: nameOf.get(member) ?? "",
        plan,
        day,
        asked,
        amount,
        state,
      })),
  };
}

/** All the bench window shows, but the catalogue, which it reads once. Small enough to be sent whole at each change. */
export function readState(rig: Rig, { on, phone }: Pick<Hand, "on" | "phone">) {
  const { devices, servers } = rig;
  const held = devices.reader.card();
  const { pokepay, headquarters } = servers;
  const wallets = servers.members.flatMap((one) =>
    [one.wallet, ...(one.meal === undefined ? [] : [one.meal.wallet])].map((wallet) => [wallet, one.name] as const),
  );
  const nameOf = new Map(wallets);
  const tray = openTray(rig);
  return {
    reg: rig.reg,
    config: rig.config,
    members: servers.members.map((one) => ({
      member: one.member,
      label: one.label,
      name: one.name,
      number: one.number,
      ...pokepay.balance(one.wallet),
      onReader: held?.idm === cardOf(one).idm,
      meal: readMeal(rig, one),
    })),
    phone: phone.shown(),
    tray: tray === undefined ? null : { amount: -tray.amount, expiresMs: tray.expiresMs },
    receipt: lastReceipt(rig),
    leaves: readLeaves(rig, new Map(servers.members.map((one) => [one.member, one.name]))),
    papers: devices.printer.papers().length,
    printing: devices.printer.current().text.slice(-12),
    idle: devices.printer.idle(),
    printer: {
      ...devices.printer.condition,
      powered: devices.printer.powered(),
      findings: devices.printer.findings().length,
    },
    drawer: { open: devices.drawer.isOpen(), kicks: devices.drawer.kicks },
    display: devices.display.lines(),
    reader: { running: devices.reader.serviceRunning(), standIn: devices.cardStandIn ?? null },
    pokepay: {
      up: pokepay.isUp(),
      requests: pokepay.requests(),
      behaviours: pokepay.behaviours(),
      transactions: pokepay
        .transactions()
        .slice(-8)
        .toReversed()
        .map((tx) => ({ ...tx, name: nameOf.get(tx.wallet) ?? "" })),
    },
    headquarters: {
      up: headquarters.isUp(),
      portal: headquarters.portal,
      behaviours: headquarters.behaviours(),
      heads: headquarters.heads(),
      findings: headquarters.findings().slice(-8),
    },
    faults: faults.map(({ id, group, label, shows }) => ({ id, group, label, shows, on: on.has(id) })),
  };
}
export type BenchState = ReturnType<typeof readState>;
