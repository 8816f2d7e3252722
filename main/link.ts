/**
 * One end of a message channel between our processes, whatever carries it: Electron's MessagePortMain, Node's MessagePort,
 * or the IPC pipe of a forked Node process (tests and campaigns run the shipped bundles without Electron).
 */
export type Link = {
  post(message: unknown): void;
  listen(hear: (message: unknown) => void): void;
  close(): void;
};

/** The names under which main hands links to `register`: two device hosts and one per window role. */
export type LinkName = "devices-serial" | "devices-card" | "cashier" | "customer" | "technician";

type PortLike = {
  postMessage(message: unknown): void;
  on(event: "message", hear: (message: never) => void): unknown;
  start(): void;
  close(): void;
};

/** Electron wraps what arrives in `{data}`; Node's MessagePort gives it bare. */
export function linkOfPort(port: PortLike, wraps: boolean): Link {
  return {
    post: (message) => port.postMessage(message),
    listen: (hear) => {
      port.on("message", (message: unknown) => hear(wraps ? (message as { data: unknown }).data : message));
      port.start();
    },
    close: () => port.close(),
  };
}
