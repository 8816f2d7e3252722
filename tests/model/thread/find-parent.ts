import process from "node:process";
import { MessageChannel, type MessagePort, parentPort } from "node:worker_threads";
import type { LinkName } from "#main/link.ts";
import type { AcrossProcesses, FromThread, ToThread } from "./protocol.ts";

export type Parent = {
  post(message: FromThread): void;
  listen(hear: (message: ToThread) => void): void;
  /** The end has come: a process kills itself here and now, a thread tells it and stands still. */
  die(): void;
};

function ofThread(port: MessagePort): Parent {
  return {
    post: (message) => port.postMessage(message),
    listen: (hear) => port.on("message", hear),
    die: () => port.postMessage({ kind: "stopped" } satisfies FromThread),
  };
}

function ofProcess(): Parent {
  const inner = new Map<LinkName, MessagePort>();
  const send = (message: FromThread | AcrossProcesses): void => void process.send?.(message, () => {});
  const die = (): void => void process.kill(process.pid, "SIGKILL");
  process.on("disconnect", die);
  return {
    post: send,
    listen: (hear) =>
      process.on("message", (message: ToThread | AcrossProcesses) => {
        if (message.kind === "port") return inner.get(message.name)?.postMessage(message.body);
        if (message.kind !== "open") return hear(message);
        const ports: { [name in LinkName]?: MessagePort } = {};
        for (const name of message.names ?? []) {
          const { port1, port2 } = new MessageChannel();
          inner.set(name, port1);
          port1.on("message", (body: unknown) => send({ kind: "port", name, body }));
          ports[name] = port2;
        }
        hear({ ...message, ports });
      }),
    die,
  };
}

/** Whoever started this thread or process. @throws when nobody did */
export function findParent(): Parent {
  if (parentPort) return ofThread(parentPort);
  if (process.send === undefined) throw new Error("runs as a thread or a child process only");
  return ofProcess();
}
