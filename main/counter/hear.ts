import { createHmac, randomUUID } from "node:crypto";
import type { FromHost } from "#devices/protocol.ts";
import type { Catalogue } from "#db/catalogue.ts";
import type { CardReading } from "#drivers/reader/open-reader.ts";
import { readAppCode } from "#register/barcode/app-code.ts";
import { readScan } from "#register/barcode/read-scan.ts";
import type { CardStanding, Command, ScreenCommand } from "#register/command.ts";
import type { Live } from "./live.ts";

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

export type Gather = {
  readonly catalogue: Catalogue;
  readonly pepper: Buffer;
  readonly live: Pick<Live, "tokens">;
  readonly nowMs: () => number;
};

/** Barcodes kept at a time: a scan or two of the member at the counter. */
const mostTokens = 8;

/** A code of the app or of a receipt. A token goes into memory, and the core gets a handle. */
function hearAppCode(text: string, { live: { tokens } }: Gather): Command | null {
  const code = readAppCode(text);
  if (code === null) return null;
  if (code.kind !== "cpm") return { kind: "app-code", code };
  const handle = randomUUID();
  tokens.set(handle, code.token);
  const [oldest] = tokens.keys();
  if (tokens.size > mostTokens && oldest !== undefined) tokens.delete(oldest);
  return { kind: "app-code", code: { kind: "cpm", handle } };
}

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

/** A scanned or keyed code: goods first, so that no article is ever taken for an app's code of the same length. */
function ringUp(code: string, qty: number, gather: Gather): Command {
  const item = gather.catalogue.item(code);
  return (item === null ? hearAppCode(code, gather) : null) ?? { kind: "ring", code, qty, item };
}

/** A scanned code, from whatever scanner; one that lost or gained digits on its way is scanned again. */
function hearScan({ code, symbology }: { code: string; symbology?: string | undefined }, gather: Gather): Command {
  const seen = readScan(code, symbology);
  return seen.kind === "code" ? ringUp(seen.code, 1, gather) : { kind: "unreadable", device: "scanner" };
}

/** What a finger or a typing scanner said, with the goods looked up. */
export function hearScreen(command: ScreenCommand, gather: Gather): Command {
  if (command.kind === "scan") return hearScan(command, gather);
  return command.kind === "item" ? ringUp(command.code, command.qty, gather) : command;
}
