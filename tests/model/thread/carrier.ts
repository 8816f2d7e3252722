import { fork } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { type MessagePort, Worker } from "node:worker_threads";
import type { LinkName } from "#main/link.ts";
import type { AcrossProcesses, FromThread, ToThread } from "./protocol.ts";

/** What the register runs in: a thread of this process, or a process of its own, which is ended by SIGKILL. */
export type Carrier = EventEmitter & {
  postMessage(message: ToThread, ports?: readonly MessagePort[]): void;
  terminate(): Promise<unknown>;
};
export type CarrierKind = "thread" | "process";

/** A port cannot be given to another process: what passes over it goes by name. */
function openProcess(file: string): Carrier {
  const child = fork(file, [], { serialization: "advanced", stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ports = new Map<LinkName, MessagePort>();
  const events = new EventEmitter();
  // One that is gone hears nothing more.
  const send = (message: ToThread | AcrossProcesses): void => void child.send(message, () => {});
  child.on("message", (message: FromThread | AcrossProcesses) => {
    if (message.kind === "port") ports.get(message.name)?.postMessage(message.body);
    else events.emit("message", message);
  });
  child.on("error", (error) => events.emit("error", error));
  child.on("exit", (code, signal) => {
    if (signal !== "SIGKILL") events.emit("error", new Error(`the register's process ended: ${signal ?? code}`));
    events.emit("exit", code);
  });
  return Object.assign(events, {
    postMessage(message: ToThread) {
      if (message.kind !== "open") return send(message);
      for (const [name, port] of Object.entries(message.ports) as [LinkName, MessagePort][]) {
        ports.set(name, port);
        port.on("message", (body: unknown) => send({ kind: "port", name, body }));
      }
      send({ ...message, ports: {}, names: [...ports.keys()] });
    },
    async terminate() {
      for (const port of ports.values()) port.close();
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  });
}

export function openCarrier(kind: CarrierKind, file: string): Carrier {
  return kind === "thread" ? new Worker(file) : openProcess(file);
}
