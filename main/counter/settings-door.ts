import type { Catalogue } from "#db/catalogue.ts";
import type { Journal } from "#db/journal.ts";
import { readSettingsBody, settingsOf } from "#upstream/headquarters/settings-body.ts";
import type { Command } from "#register/command.ts";
import type { Settings } from "#register/settings.ts";
import type { State } from "#register/verdict.ts";

/** Settings headquarters sent and the catalogue they go with, or null while nothing came down yet. */
function arrived(catalogue: Catalogue): Settings | null {
  const stored = catalogue.settings();
  const body = stored && readSettingsBody(stored.body);
  return body && settingsOf(body, catalogue.versions().items);
}

/** Lets new settings in between two sales, never into an open basket: its classes and rates stay as they were rung up. */
export function openSettingsDoor(o: {
  readonly catalogue: Catalogue;
  readonly take: (command: Command) => void;
  readonly state: () => State;
}) {
  let isLooking = false;
  return {
    look(): void {
      if (isLooking) return;
      const { draft, settings, guard } = o.state();
      const isBetween = draft.lines.length === 0 && (draft.stage.kind === "sale" || draft.stage.kind === "done");
      if (!isBetween || guard === "storage" || guard === "broken-tail") return;
      const next = arrived(o.catalogue);
      if (!next || (settings && next.version === settings.version && next.catalogue === settings.catalogue)) return;
      isLooking = true;
      o.take({ kind: "settings", settings: next });
      isLooking = false;
    },
    /** The settings in force according to the journal: the latest `config` entry. */
    stored(journal: Journal): Settings | null {
      const entry = journal.entry(journal.book().cfgSeq)?.entry;
      return entry?.kind === "config" ? entry.data : null;
    },
  };
}
