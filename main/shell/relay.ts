import { ipcRenderer, type IpcRendererEvent } from "electron";
import type { FromPreload, House } from "#ipc/contract.ts";

/** What a preload needs of its page; the shell is compiled without the DOM. */
declare const window: {
  readonly location: { readonly origin: string };
  addEventListener(name: "DOMContentLoaded", hear: () => void): void;
  postMessage(message: FromPreload, origin: string, transfer?: IpcRendererEvent["ports"]): void;
};

/**
 * Asks main for this page's channel once the page listens, and passes on what comes: the channel, and the state of the house.
 * The page itself can say nothing to main.
 */
export function relay(): void {
  const { origin } = window.location;
  ipcRenderer.on("port", ({ ports }) => window.postMessage({ kind: "port" }, origin, ports));
  ipcRenderer.on("house", (_, house: House) => window.postMessage({ kind: "house", house }, origin));
  window.addEventListener("DOMContentLoaded", () => ipcRenderer.send("port"));
}
