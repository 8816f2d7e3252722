import type { Rig } from "../open-rig.ts";
import { cardOf } from "../open-rig.ts";
import { faults } from "./faults.ts";

/** All the bench window shows, but the catalogue, which it reads once. Small enough to be sent whole at each change. */
export function readState(rig: Rig, on: ReadonlySet<string>) {
  const { devices, servers } = rig;
  const held = devices.reader.card();
  const { pokepay, headquarters } = servers;
  const nameOf = new Map(servers.members.map((one) => [one.wallet, one.name]));
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
    })),
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
    faults: faults.map(({ id, group, label }) => ({ id, group, label, on: on.has(id) })),
  };
}
export type BenchState = ReturnType<typeof readState>;
