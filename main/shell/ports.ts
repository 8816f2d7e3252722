import { ipcMain, MessageChannelMain, type WebContents } from "electron";
import type { House } from "#ipc/contract.ts";
import type { KeptProcess } from "./keep-process.ts";
import { origin } from "./locate-page.ts";
import type { Note } from "./log.ts";
import type { KioskWindow } from "./open-window.ts";

type Options = {
  readonly register: () => KeptProcess;
  readonly hosts: () => readonly KeptProcess[];
  readonly find: (contents: WebContents) => KioskWindow | null;
  readonly house: () => House;
  readonly note: Note;
};

export type Ports = {
  /** `register` is new: everybody gets a new channel to it. */
  linkAll(): void;
  linkHost(host: KeptProcess): void;
  /** Tells every page how the house stands. */
  tellHouse(): void;
};

/** Who may talk to whom: each device host and each window has one channel to `register`, and nobody has another. */
export function openPorts({ register, hosts, find, house, note }: Options): Ports {
  /** Windows whose page has asked since it was loaded. */
  const waiting = new Set<KioskWindow>();

  function linkHost(host: KeptProcess): void {
    const name = host.name;
    if (name === "register") return;
    // The one that is not there now gets its links when it starts.
    if (!register().isRunning() || !host.isRunning()) return;
    const { port1, port2 } = new MessageChannelMain();
    register().link(name, port1);
    host.link(name, port2);
  }

  function linkWindow({ role, contents }: KioskWindow): void {
    if (!canHear(contents)) return;
    contents.send("house", house());
    if (!register().isRunning()) return;
    const { port1, port2 } = new MessageChannelMain();
    register().link(role, port1);
    contents.postMessage("port", null, [port2]);
  }

  ipcMain.on("port", (event) => {
    const window = find(event.sender);
    const frame = event.senderFrame;
    // The role is the window's. What the message says of it is not even read.
    if (window === null || frame === null || frame.parent !== null || frame.origin !== origin)
      return note("refused", { what: "port" });
    waiting.add(window);
    linkWindow(window);
  });

  return {
    linkAll() {
      for (const host of hosts()) linkHost(host);
      for (const window of waiting) {
        if (find(window.contents) === window) linkWindow(window);
        else waiting.delete(window);
      }
    },
    linkHost,
    tellHouse() {
      for (const { contents } of waiting) if (canHear(contents)) contents.send("house", house());
    },
  };
}

/** A page whose process is gone asks again when it has been loaded again. */
function canHear(contents: WebContents): boolean {
  return !contents.isDestroyed() && !contents.isCrashed();
}
