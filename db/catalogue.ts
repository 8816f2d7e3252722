import { join } from "node:path";
import type { Item } from "#register/item.ts";
import { openCardTable, type CardTable } from "./card-table.ts";
import { dropCatalogueFile, isDamage, openCatalogueFile, type CatalogueOptions } from "./catalogue-file.ts";
import { openItemTable, type ItemPage } from "./item-table.ts";
import type { Db } from "./open-database.ts";
import { openPartTable, type Part } from "./part-table.ts";
import { openPictureTable, type PictureTable } from "./picture-table.ts";

export type { Card } from "./card-table.ts";

/** Settings as headquarters signed them: `body` is the exact text. */
export type StoredSettings = {
  readonly version: number;
  readonly body: string;
  readonly keyId: string;
  readonly sig: string;
};

type Parts = CardTable &
  PictureTable & {
    /** Version held of each part, 0 when nothing is. */
    readonly versions: () => Readonly<Record<Part, number>>;
    readonly item: (code: string) => Item | null;
    /** A version older than the one held changes nothing and answers false; so for each `put`. */
    readonly putItems: (page: ItemPage) => boolean;
    readonly settings: () => StoredSettings | null;
    readonly putSettings: (settings: StoredSettings) => boolean;
  };

/** DIR/catalogue.db: what headquarters sends down, and only that. All of it can be asked for again; it takes part in no money transaction. */
export type Catalogue = Parts &
  Disposable & {
    /** Begins anew with an empty file. */
    readonly renew: () => void;
    /**
     * A read met damage. What lies there is as if it were not known (an unknown code, an unknown card), and the rest is still of use:
     * whoever can have it filled again calls `renew`.
     */
    readonly onDamage: (hear: () => void) => void;
  };

export const cataloguePath = (dir: string): string => join(dir, "catalogue.db");

function openParts(db: Db): Parts {
  const parts = openPartTable(db);
  const { held } = parts;
  const items = openItemTable(db, parts);
  const theSettings = db.prepare<[], StoredSettings>("SELECT version, body, keyId, sig FROM settings");
  const putSettings = db.prepare("INSERT OR REPLACE INTO settings VALUES(1, @version, @body, @keyId, @sig)");
  return {
    versions: () => ({
      items: held("items"),
      pictures: held("pictures"),
      cards: held("cards"),
      denyList: held("denyList"),
      settings: held("settings"),
    }),
    item: items.item,
    putItems: items.put,
    ...openCardTable(db, parts),
    ...openPictureTable(db, parts),
    settings: () => theSettings.get() ?? null,
    putSettings: (settings) => parts.put("settings", settings.version, () => void putSettings.run(settings)),
  };
}

export function openCatalogue({ dir, nativeBinding }: CatalogueOptions): Catalogue {
  const path = cataloguePath(dir);
  let db = openCatalogueFile(path, nativeBinding);
  let parts = openParts(db);
  const hearers: (() => void)[] = [];
  const renew = (): void => {
    db.close();
    dropCatalogueFile(path);
    db = openCatalogueFile(path, nativeBinding);
    parts = openParts(db);
  };
  const read =
    <Given extends readonly unknown[], T>(pick: (now: Parts) => (...given: Given) => T, unknown: T) =>
    (...given: Given): T => {
      try {
        return pick(parts)(...given);
      } catch (error) {
        if (!isDamage(error)) throw error;
        for (const hear of hearers) hear();
        return unknown;
      }
    };
  /** What is being brought down can be brought down again. */
  const write =
    <Given extends readonly unknown[], T>(pick: (now: Parts) => (...given: Given) => T) =>
    (...given: Given): T => {
      try {
        return pick(parts)(...given);
      } catch (error) {
        if (!isDamage(error)) throw error;
        renew();
        return pick(parts)(...given);
      }
    };
  return {
    versions: write((now) => now.versions),
    item: read((now) => now.item, null),
    putItems: write((now) => now.putItems),
    picture: read((now) => now.picture, null),
    pictureId: read((now) => now.pictureId, null),
    putPictures: write((now) => now.putPictures),
    card: read((now) => now.card, null),
    putCards: write((now) => now.putCards),
    putDenyList: write((now) => now.putDenyList),
    confirmDenyList: write((now) => now.confirmDenyList),
    denyListAtMs: read((now) => now.denyListAtMs, null),
    settings: read((now) => now.settings, null),
    putSettings: write((now) => now.putSettings),
    renew,
    onDamage: (hear) => void hearers.push(hear),
    [Symbol.dispose]: () => void db.close(),
  };
}
