import type { Db } from "./open-database.ts";
import type { PartTable } from "./part-table.ts";

/** A card as headquarters links it: `card` = hex HMAC-SHA-256 under the fleet's pepper, never the number itself. */
export type Card = {
  readonly card: string;
  readonly member: string;
  readonly wallet: string;
  readonly customer: string;
  readonly status: "active" | "stopped" | "removed";
  /** The member's wallet of meal money, if there is a meal plan. */
  readonly meal?: string;
  /** Why a stopped card does not work. */
  readonly why?: "lost" | "moved" | "left" | "other";
};
/** What a register may know of a card put on its reader. */
export type KnownCard = Omit<Card, "card" | "status"> & { readonly standing: "active" | "stopped" | "denied" };

export type CardTable = {
  readonly card: (card: string) => KnownCard | null;
  readonly putCards: (o: { version: number; cards: readonly Card[] }) => boolean;
  readonly putDenyList: (o: { version: number; cards: readonly string[] }) => boolean;
  /** The deny list held is headquarters' own as of this moment, ms since 1970. */
  readonly confirmDenyList: (atMs: number) => void;
  /** When the deny list was last known to be headquarters' own; null = never. Its age is what a policy may judge by. */
  readonly denyListAtMs: () => number | null;
};

export function openCardTable(db: Db, parts: PartTable): CardTable {
  type CardRow = Omit<Card, "meal" | "why"> & { meal: string | null; why: Card["why"] | null; denied: number };
  const cardAt = db.prepare<[string], CardRow>(
    `SELECT card.*, meal, why, EXISTS(SELECT 1 FROM deny WHERE deny.card = card.card) AS denied
      FROM card LEFT JOIN card_more USING(card) WHERE card = ?`,
  );
  const putCard = db.prepare("INSERT OR REPLACE INTO card VALUES(@card, @member, @wallet, @customer, @status)");
  const putMore = db.prepare("INSERT OR REPLACE INTO card_more VALUES(?, ?, ?)");
  const dropCard = db.prepare("DELETE FROM card WHERE card = ?");
  const dropMore = db.prepare("DELETE FROM card_more WHERE card = ?");
  const hear = db.prepare("INSERT OR REPLACE INTO heard VALUES('denyList', ?)");
  const heardAt = db.prepare<[], { atMs: number }>("SELECT atMs FROM heard WHERE name = 'denyList'");
  const emptyDeny = db.prepare("DELETE FROM deny");
  const putDeny = db.prepare("INSERT OR IGNORE INTO deny VALUES(?)");
  return {
    card: (card) => {
      const row = cardAt.get(card);
      if (row === undefined || row.status === "removed") return null;
      const { member, wallet, customer, status, denied, meal, why } = row;
      return {
        member,
        wallet,
        customer,
        standing: denied === 1 ? "denied" : status,
        ...(meal === null ? {} : { meal }),
        ...(why === null || why === undefined ? {} : { why }),
      };
    },
    putCards: ({ version, cards }) =>
      parts.put("cards", version, () => {
        for (const card of cards) {
          if (card.status === "removed") dropCard.run(card.card);
          else putCard.run(card);
          if (card.status === "removed" || (card.meal ?? card.why) === undefined) dropMore.run(card.card);
          else putMore.run(card.card, card.meal ?? null, card.why ?? null);
        }
      }),
    putDenyList: ({ version, cards }) =>
      parts.put("denyList", version, () => {
        emptyDeny.run();
        for (const card of cards) putDeny.run(card);
      }),
    confirmDenyList: (atMs) => void hear.run(atMs),
    denyListAtMs: () => heardAt.get()?.atMs ?? null,
  };
}
