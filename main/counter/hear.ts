import { createHmac } from "node:crypto";
import type { FromHost } from "#devices/protocol.ts";
import type { Catalogue } from "#db/catalogue.ts";
import type { CardReading } from "#drivers/reader/open-reader.ts";
import type { Act, CardStanding, Command, ScreenCommand } from "#register/command.ts";
import type { PaperOf } from "#register/paper-of.ts";
import { type GatherCode, hearCode, hearScan } from "./hear-code.ts";

/** What a card is called upstream: hex HMAC-SHA-256(pepper, "fcf:" ‖ number) or (pepper, "idm:" ‖ 16 hex digits). The number goes no further. */
export function cardName(id: (CardReading & { kind: "card" })["id"], pepper: Buffer): string {
  const text = id.kind === "fcf" ? `fcf:${id.number}` : `idm:${id.idm}`;
  return createHmac("sha256", pepper).update(text).digest("hex");
}

function standingOf(name: string, catalogue: Catalogue): CardStanding {
  const card = catalogue.card(name);
  if (!card) return { kind: "unknown" };
  const { member, wallet, customer, meal, why, standing } = card;
  if (standing === "denied") return { kind: "stopped", why: "denied" };
  if (standing === "stopped") return { kind: "stopped", ...(why === undefined ? {} : { why }) };
  return { kind: "known", payer: { member, wallet, customer, ...(meal === undefined ? {} : { meal }) } };
}

export type Gather = GatherCode & {
  readonly catalogue: Catalogue;
  readonly pepper: Buffer;
  readonly nowMs: () => number;
  /** What the journal knows of the papers of an entry. */
  readonly paperOf?: (seq: number) => PaperOf | null;
};

/** A reading of a device as a Command, with all that the core may not fetch; null where there is nothing to say. */
export function hearReading(message: FromHost & { kind: "reading" }, gather: Gather): Command | null {
  const { catalogue, pepper } = gather;
  if (message.device === "scanner") return hearScan(message, gather);
  const { reading } = message;
  switch (reading.kind) {
    case "card": {
      const name = cardName(reading.id, pepper);
      const listedAtMs = catalogue.denyListAtMs();
      return {
        kind: "tap",
        card: standingOf(name, catalogue),
        presentAtStart: reading.presentAtStart,
        name,
        denyAgeMs: listedAtMs === null ? null : Math.max(0, gather.nowMs() - listedAtMs),
      };
    }
    case "unreadable":
      return { kind: "unreadable", device: "reader" };
    case "card-off":
      return null;
  }
}

/** A paper that a supervisor lets be printed again is known as when a cashier asks for it. */
function gatherAct(act: Act, { paperOf }: Gather): Act {
  if (act.kind !== "permit" || !("seq" in act.command)) return act;
  return { ...act, command: { ...act.command, paper: paperOf?.(act.command.seq) ?? null } };
}

/** What a finger or a typing scanner said, with the goods looked up. */
export function hearScreen(command: ScreenCommand, gather: Gather): Command {
  if (command.kind === "scan") return hearScan(command, gather);
  if (command.kind === "receipt-copy" || command.kind === "invoice")
    return { ...command, paper: gather.paperOf?.(command.seq) ?? null };
  if (command.kind === "approve" || command.kind === "ask-approval")
    return { ...command, act: gatherAct(command.act, gather) };
  if (command.kind !== "item") return command;
  const { code, qty, keyed } = command;
  return keyed ? hearScan({ code, qty }, gather, "keys") : hearCode({ code, qty }, gather);
}
