import type { FromPreload, FromWindow, House, ToWindow } from "#ipc/contract.ts";

/** This window's end of the wire to `register`. */
export type Link = { readonly post: (message: FromWindow) => void };
export type Hears = {
  readonly onLink: (link: Link) => void;
  readonly onMessage: (message: ToWindow) => void;
  readonly onHouse: (house: House) => void;
};

/** Waits for the port the preload hands over, and for each later one: a new port means a new `register`, and closes the old. */
export function awaitLink({ onLink, onMessage, onHouse }: Hears): void {
  let port: MessagePort | null = null;
  window.addEventListener("message", (event: MessageEvent<unknown>) => {
    if (event.source !== window || !isFromPreload(event.data)) return;
    if (event.data.kind === "house") {
      onHouse(event.data.house);
      return;
    }
    const [next] = event.ports;
    if (next === undefined) return;
    port?.close();
    port = next;
    onLink({ post: (message) => next.postMessage(message) });
    next.addEventListener("message", (message: MessageEvent<ToWindow>) => {
      if (port === next) onMessage(message.data);
    });
    next.start();
  });
}

function isFromPreload(data: unknown): data is FromPreload {
  return typeof data === "object" && data !== null && "kind" in data && (data.kind === "port" || data.kind === "house");
}
