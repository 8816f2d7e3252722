import { expect } from "vitest";
import { openFile } from "#db/open-file.ts";
import type { SendAnswer } from "#ipc/contract.ts";
import type { View } from "#ipc/view.ts";
import type { ScreenCommand } from "#register/command.ts";
import type { Entry, EntryOf, Kind } from "#register/entry.ts";
import { type Shop, payCash } from "./open-shop.ts";

export const soon = { timeout: 10_000, interval: 10 };

/** What a test at the drawer of a shop does and looks at. */
export function atDrawer({ rig, window }: Shop) {
  function read<T>(look: (store: ReturnType<typeof openFile>) => T): T {
    const store = openFile(rig.data, { readonly: true });
    try {
      return look(store);
    } finally {
      store.db.close();
    }
  }
  /** What a finger says, again where the screen changed under it. */
  async function say(command: ScreenCommand): Promise<SendAnswer> {
    const answer = await window.send(command);
    if (answer.kind !== "stale") return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return say(command);
  }
  async function ringUp(): Promise<void> {
    const { categories } = await window.ask({ kind: "layout" });
    await say({ kind: "item", code: categories[0]?.keys[0]?.code ?? "", qty: 1 });
    await window.see(({ screen, basket }) => screen.kind === "sale" && basket.count > 0, "rung up");
  }
  return {
    say,
    ringUp,
    async sell(): Promise<void> {
      await ringUp();
      await payCash(window, 1000);
    },
    noSale: (reason: string): Promise<SendAnswer> => say({ kind: "no-sale", reason }),
    /** The journal as it stands on the disk. */
    ofKind: <K extends Kind>(kind: K): EntryOf<K>[] =>
      read((store) => [...store.entries.walk(1)].map(({ body }) => JSON.parse(body) as Entry)).filter(
        (entry): entry is EntryOf<K> & Entry => entry.kind === kind,
      ),
    /** Devices of the jobs that have not ended. */
    openJobs: (): string[] => read((store) => store.jobs.list(["waiting", "sent"]).map(({ device }) => device)),
    code: (code: string | undefined): Promise<View> =>
      window.see(({ lamps }) => lamps.drawer.code === code, String(code)),
    /** The hand has shut it, and the register knows. */
    async isShut(): Promise<void> {
      await expect.poll(() => rig.devices.drawer.isOpen(), soon).toBe(false);
      await window.see(({ lamps }) => lamps.drawer.state === "ok", "shut");
    },
  };
}
