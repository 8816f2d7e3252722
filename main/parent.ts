import process from "node:process";
import { type Link, type LinkName, linkOfPort } from "./link.ts";

/** What main says to a process of ours, links apart. */
export type FromMain =
  | { readonly kind: "ping"; readonly n: number }
  | { readonly kind: "stop"; readonly reason: string };
/** What a process of ours says to main. */
export type ToMain =
  | { readonly kind: "pong"; readonly n: number }
  | { readonly kind: "ready" }
  /** The house is to end in good order and to come back as this. */
  | { readonly kind: "leave"; readonly as: "training" | "register" }
  | { readonly kind: "failed"; readonly code: string; readonly detail: string };

export type Parent = {
  post(message: ToMain): void;
  onMessage(hear: (message: FromMain) => void): void;
  /** A link of this name was handed over; an older one of the same name is dead. */
  onLink(hear: (name: LinkName, link: Link) => void): void;
};

type ElectronParentPort = {
  postMessage(message: unknown): void;
  on(event: "message", hear: (event: { data: unknown; ports: Parameters<typeof linkOfPort>[0][] }) => void): void;
};
type Named = { readonly kind: "link"; readonly name: LinkName };

function electronParent(port: ElectronParentPort): Parent {
  const hearers: { message?: (message: FromMain) => void; link?: (name: LinkName, link: Link) => void } = {};
  port.on("message", ({ data, ports }) => {
    const [first] = ports;
    if (first) hearers.link?.((data as Named).name, linkOfPort(first, true));
    else hearers.message?.(data as FromMain);
  });
  return {
    post: (message) => port.postMessage(message),
    onMessage: (hear) => void (hearers.message = hear),
    onLink: (hear) => void (hearers.link = hear),
  };
}

/** Over the pipe of `child_process.fork`, links share it: `{kind: "link", name}` opens one, `{on: name, message}` travels on it. */
function forkedParent(): Parent {
  const hearers: { message?: (message: FromMain) => void; link?: (name: LinkName, link: Link) => void } = {};
  const open = new Map<LinkName, (message: unknown) => void>();
  // A parent that is gone hears nothing; its `disconnect` ends this process.
  const say = (message: unknown): void => void (process.connected && process.send?.(message));
  process.on("message", (raw: unknown) => {
    const message = raw as Named | { readonly on: LinkName; readonly message: unknown } | FromMain;
    if ("on" in message) open.get(message.on)?.(message.message);
    else if (message.kind === "link") {
      const { name } = message;
      open.delete(name);
      hearers.link?.(name, {
        post: (inner) => say({ on: name, message: inner }),
        listen: (hear) => void open.set(name, hear),
        close: () => void open.delete(name),
      });
    } else hearers.message?.(message);
  });
  return {
    post: say,
    onMessage: (hear) => void (hearers.message = hear),
    onLink: (hear) => void (hearers.link = hear),
  };
}

/** The parent of this process: Electron's main through `process.parentPort`, else the Node process that forked it. */
export function findParent(): Parent {
  const { parentPort } = process as unknown as { parentPort?: ElectronParentPort };
  return parentPort ? electronParent(parentPort) : forkedParent();
}
