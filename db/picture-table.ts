import { createHash } from "node:crypto";
import type { Db } from "./open-database.ts";
import type { PartTable } from "./part-table.ts";

/** `data` base64, at most 20 KB of bytes. */
export type Picture = {
  readonly code: string;
  readonly type: "image/webp" | "image/png" | "image/svg+xml";
  readonly data: string;
};
export type PicturePage = {
  readonly version: number;
  readonly pictures: readonly Picture[];
  readonly removed: readonly string[];
};

export type PictureTable = {
  /** What is shown of goods, as a data URL. */
  readonly picture: (code: string) => string | null;
  /** Another text for another picture; null = none. */
  readonly pictureId: (code: string) => string | null;
  readonly putPictures: (page: PicturePage) => boolean;
};

const idLength = 16;

export function openPictureTable(db: Db, parts: PartTable): PictureTable {
  const pictureAt = db.prepare<[string], { type: string; data: Buffer }>(
    "SELECT type, data FROM picture WHERE code = ?",
  );
  const idAt = db.prepare<[string], { id: string }>("SELECT id FROM picture WHERE code = ?");
  const put = db.prepare("INSERT OR REPLACE INTO picture VALUES(?, ?, ?, ?)");
  const drop = db.prepare("DELETE FROM picture WHERE code = ?");
  return {
    picture: (code) => {
      const row = pictureAt.get(code);
      return row === undefined ? null : `data:${row.type};base64,${row.data.toString("base64")}`;
    },
    pictureId: (code) => idAt.get(code)?.id ?? null,
    putPictures: ({ version, pictures, removed }) =>
      parts.put("pictures", version, () => {
        for (const { code, type, data } of pictures) {
          const bytes = Buffer.from(data, "base64");
          const id = createHash("sha256").update(type).update(bytes).digest("hex").slice(0, idLength);
          put.run(code, id, type, bytes);
        }
        for (const code of removed) drop.run(code);
      }),
  };
}
