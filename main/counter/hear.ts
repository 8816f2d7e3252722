import { createHmac } from "node:crypto";
import type { FromHost } from "#devices/protocol.ts";
import type { Catalogue } from "#db/catalogue.ts";
import type { CardReading } from "#drivers/reader/open-reader.ts";
import type { CardStanding, Command, ScreenCommand } from "#register/command.ts";

/** What a card is called upstream: hex HMAC-SHA-256(pepper, "fcf:" ‖ number) or (pepper, "idm:" ‖ 16 hex digits). The number goes no further. */
export function cardName(id: (CardReading & { kind: "card" })["id"], pepper: Buffer): string {
  const text = id.kind === "fcf" ? `fcf:${id.number}` : `idm:${id.idm}`;
  return createHmac("sha256", pepper).update(text).digest("hex");
}

function standingOf(name: string, catalogue: Catalogue): CardStanding {
  const card = catalogue.card(name);
  if (!card) return { kind: "unknown" };
  if (card.standing !== "active") return { kind: "stopped" };
  const { member, wallet, customer } = card;
  return { kind: "known", payer: { member, wallet, customer } };
}

export type Gather = { readonly catalogue: Catalogue; readonly pepper: Buffer };

/** A reading of a device as a Command, with all that the core may not fetch; null where there is nothing to say. */
export function hearReading(message: FromHost & { kind: "reading" }, { catalogue, pepper }: Gather): Command | null {
  if (message.device === "scanner") return ringUp(message.code, 1, catalogue);
  const { reading } = message;
  switch (reading.kind) {
    case "card":
      return {
        kind: "tap",
        card: standingOf(cardName(reading.id, pepper), catalogue),
        presentAtStart: reading.presentAtStart,
      };
    case "unreadable":
      return { kind: "unreadable", device: "reader" };
    case "card-off":
      return null;
  }
}

export function ringUp(code: string, qty: number, catalogue: Catalogue): Command {
  return { kind: "ring", code, qty, item: catalogue.item(code) };
}

/** What a finger said, with the goods looked up. */
export function hearScreen(command: ScreenCommand, catalogue: Catalogue): Command {
  return command.kind === "item" ? ringUp(command.code, command.qty, catalogue) : command;
}
