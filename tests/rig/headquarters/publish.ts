import { sign, type KeyObject } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canonical, type Json } from "./canonical.ts";
import { openChangeList, type Delta } from "./change-list.ts";
import type { Contract } from "./contract.ts";
import { settingsSigned } from "./hashes.ts";

export type Item = {
  readonly code: string;
  readonly name: string;
  readonly kana: string;
  readonly class: string;
  readonly tax: "standard" | "reduced" | "exempt" | "outside";
  readonly rate: 10 | 8 | 0;
  readonly price: number;
  readonly category: string;
  readonly [more: string]: Json;
};
export type Card = {
  readonly card: string;
  readonly member: string;
  readonly wallet: string;
  readonly customer: string;
  readonly status: "active" | "stopped" | "removed";
  /** The member's wallet of meal money. */
  readonly meal?: string;
  /** Why a card does not work any more. */
  readonly why?: "lost" | "moved" | "left" | "other";
};
export type Operator = {
  readonly op: string;
  readonly name: string;
  readonly role: "cashier" | "supervisor";
  readonly pin: string;
  /** Staff card, called as in Card. */
  readonly badge?: string;
};
export type SettingsBody = {
  readonly version: number;
  readonly operators: readonly Operator[];
  readonly [more: string]: Json | readonly Operator[];
};
export type SignedSettings = {
  readonly version: number;
  readonly body: string;
  readonly key_id: string;
  readonly sig: string;
};

/** base64 of a small picture. */
export type Picture = { readonly code: string; readonly type: string; readonly data: string };
type Published = {
  readonly settings: SettingsBody;
  readonly denied: readonly string[];
  readonly denyVersion: number;
};
export type Publisher = {
  settings(): SignedSettings;
  /** Merged into what is in force; the version goes up by one unless the change names one. Returns the version. */
  publishSettings(change: Partial<SettingsBody>): number;
  items(since: number): Delta<Item>;
  setItem(item: Item): void;
  removeItem(code: string): void;
  pictures(since: number): Delta<Picture>;
  setPicture(picture: Picture): void;
  removePicture(code: string): void;
  cards(since: number): Delta<Card>;
  setCard(card: Card): void;
  denied(): { readonly version: number; readonly cards: readonly string[] };
  setDenied(cards: readonly string[]): void;
};

/** Rows of one page of changes, as openapi.yaml bounds it. */
const pageRows = 1000;
const pagePictures = 100;

/** What goes down the road to the registers, kept in file. */
export function openPublisher(o: {
  readonly dir: string;
  readonly key: KeyObject;
  readonly keyId: string;
  readonly contract: Contract;
  readonly seed: {
    readonly settings: SettingsBody;
    readonly items: readonly Item[];
    readonly pictures: readonly Picture[];
    readonly cards: readonly Card[];
    readonly denied: readonly string[];
  };
}): Publisher {
  const file = join(o.dir, "published.json");
  const { seed } = o;
  let now: Published = existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as Published)
    : { settings: seed.settings, denied: seed.denied, denyVersion: 1 };
  const list = <T>(name: string, rows: readonly T[], key: (row: T) => string, most: number) =>
    openChangeList({ file: join(o.dir, `published-${name}.jsonl`), seed: rows, key, pageRows: most });
  const items = list("items", seed.items, (item) => item.code, pageRows);
  const pictures = list("pictures", seed.pictures, (picture) => picture.code, pagePictures);
  const cards = list("cards", seed.cards, (card) => card.card, pageRows);
  const change = (next: Partial<Published>): void => {
    const later = { ...now, ...next };
    if (!o.contract.isA("SettingsBody", later.settings)) throw new Error("these settings do not fit openapi.yaml");
    now = later;
    writeFileSync(file, JSON.stringify(now));
  };
  change({});
  return {
    settings() {
      const body = canonical(now.settings);
      return {
        version: now.settings.version,
        body,
        key_id: o.keyId,
        sig: sign(null, settingsSigned(body), o.key).toString("hex"),
      };
    },
    publishSettings(next) {
      change({ settings: { ...now.settings, version: now.settings.version + 1, ...next } });
      return now.settings.version;
    },
    items: items.since,
    setItem: (item) => items.put(item.code, item),
    removeItem: (code) => items.put(code, null),
    pictures: pictures.since,
    setPicture: (picture) => pictures.put(picture.code, picture),
    removePicture: (code) => pictures.put(code, null),
    cards: cards.since,
    setCard: (card) => cards.put(card.card, card),
    denied: () => ({ version: now.denyVersion, cards: now.denied }),
    setDenied: (cards) => change({ denied: cards, denyVersion: now.denyVersion + 1 }),
  };
}
