import type { Db } from "./open-database.ts";

/** What headquarters sends down, each with a version of its own. */
export type Part = "items" | "pictures" | "cards" | "denyList" | "settings";

export type PartTable = {
  /** Version held of a part, 0 when nothing is. */
  readonly held: (part: Part) => number;
  /** Content and version change together or not at all, and never back: false when `version` is older than the one held. */
  readonly put: (part: Part, version: number, work: () => void) => boolean;
};

export function openPartTable(db: Db): PartTable {
  const versionOf = db.prepare<[string], { version: number }>("SELECT version FROM part WHERE name = ?");
  const setVersion = db.prepare("INSERT INTO part VALUES(?, ?) ON CONFLICT DO UPDATE SET version = excluded.version");
  const held = (part: Part): number => versionOf.get(part)?.version ?? 0;
  return {
    held,
    put: (part, version, work) =>
      db.transaction(() => {
        if (version < held(part)) return false;
        work();
        setVersion.run(part, version);
        return true;
      })(),
  };
}
