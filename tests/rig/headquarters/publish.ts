import { sign, type KeyObject } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { canonical, type Json } from "./canonical.ts";
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

/** A list of changes by key: the last change of a key counts, its number is its version. value null = removed. */
type Change<T> = { readonly version: number; readonly key: string; readonly value: T | null };
type Published = {
  readonly settings: SettingsBody;
  readonly items: readonly Change<Item>[];
  readonly cards: readonly Change<Card>[];
  readonly denied: readonly string[];
  readonly denyVersion: number;
};
export type Delta<T> = {
  readonly version: number;
  readonly more: boolean;
  /** The version of the last change there is. */
  readonly latest: number;
  readonly changed: readonly T[];
  readonly removed: readonly string[];
};
export type Publisher = {
  settings(): SignedSettings;
  /** Merged into what is in force; the version goes up by one unless the change names one. Returns the version. */
  publishSettings(change: Partial<SettingsBody>): number;
  items(since: number): Delta<Item>;
  setItem(item: Item): void;
  removeItem(code: string): void;
  cards(since: number): Delta<Card>;
  setCard(card: Card): void;
  denied(): { readonly version: number; readonly cards: readonly string[] };
  setDenied(cards: readonly string[]): void;
};

/** Rows of one page of changes, as openapi.yaml bounds it. */
const pageRows = 1000;

function number<T>(rows: readonly T[], key: (row: T) => string): readonly Change<T>[] {
  return rows.map((value, at) => ({ version: at + 1, key: key(value), value }));
}

function put<T>(changes: readonly Change<T>[], key: string, value: T | null): readonly Change<T>[] {
  const version = Math.max(0, ...changes.map((one) => one.version)) + 1;
  return [...changes.filter((one) => one.key !== key), { version, key, value }];
}

function since<T>(changes: readonly Change<T>[], version: number): Delta<T> {
  const later = changes.filter((one) => one.version > version);
  const page = later.slice(0, pageRows);
  return {
    version: page.at(-1)?.version ?? version,
    more: later.length > page.length,
    latest: Math.max(0, ...changes.map((one) => one.version)),
    changed: page.flatMap((one) => (one.value === null ? [] : [one.value])),
    removed: page.flatMap((one) => (one.value === null ? [one.key] : [])),
  };
}

/** What goes down the road to the registers, kept in file. */
export function openPublisher(o: {
  readonly file: string;
  readonly key: KeyObject;
  readonly keyId: string;
  readonly contract: Contract;
  readonly seed: {
    readonly settings: SettingsBody;
    readonly items: readonly Item[];
    readonly cards: readonly Card[];
    readonly denied: readonly string[];
  };
}): Publisher {
  let now: Published = existsSync(o.file)
    ? (JSON.parse(readFileSync(o.file, "utf8")) as Published)
    : {
        settings: o.seed.settings,
        items: number(o.seed.items, (item) => item.code),
        cards: number(o.seed.cards, (card) => card.card),
        denied: o.seed.denied,
        denyVersion: 1,
      };
  const change = (next: Partial<Published>): void => {
    const later = { ...now, ...next };
    if (!o.contract.isA("SettingsBody", later.settings)) throw new Error("these settings do not fit openapi.yaml");
    now = later;
    writeFileSync(o.file, JSON.stringify(now));
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
    items: (version) => since(now.items, version),
    setItem: (item) => change({ items: put(now.items, item.code, item) }),
    removeItem: (code) => change({ items: put(now.items, code, null) }),
    cards: (version) => since(now.cards, version),
    setCard: (card) => change({ cards: put(now.cards, card.card, card) }),
    denied: () => ({ version: now.denyVersion, cards: now.denied }),
    setDenied: (cards) => change({ denied: cards, denyVersion: now.denyVersion + 1 }),
  };
}
