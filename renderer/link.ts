import type { FromPreload, FromWindow, House, ToWindow } from "#ipc/contract.ts";

/** This window's end of the wire to `register`; what may be said on it is the window's own contract. */
export type Link<Said = FromWindow> = { readonly post: (message: Said) => void };
export type Hears<Said, Heard> = {
  readonly onLink: (link: Link<Said>) => void;
  readonly onMessage: (message: Heard) => void;
  readonly onHouse: (house: House) => void;
};

/** Waits for the port the preload hands over, and for each later one: a new port means a new `register`, and closes the old. */
export function awaitLink<Said = FromWindow, Heard = ToWindow>({
  onLink,
  onMessage,
  onHouse,
}: Hears<Said, Heard>): void {
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
    next.addEventListener("message", (message: MessageEvent<Heard>) => {
      if (port === next) onMessage(message.data);
    });
    next.start();
  });
}

function isFromPreload(data: unknown): data is FromPreload {
  return typeof data === "object" && data !== null && "kind" in data && (data.kind === "port" || data.kind === "house");
}
