import type { View } from "#ipc/view.ts";
import { listTold } from "./left.ts";
import type { LogRecord } from "./read-log.ts";
import type { Recording } from "./record.ts";

/**
 * What the outside was told, and so may never be lost: entries up to `seq` stand, job `id` was under way, the money of intent
 * `key` was asked for. `at`: the record of the log with which the first byte of it left the process.
 */
export type Acknowledged = { readonly at: number } & (
  | { readonly kind: "entry"; readonly seq: number; readonly by: "screen" | "job" | "headquarters" }
  | { readonly kind: "job"; readonly id: string }
  | { readonly kind: "intent"; readonly key: string }
);

type Message = {
  readonly on?: string;
  readonly message?: { readonly kind: string; readonly id?: string; readonly view?: View };
};

function readTold(at: number, { on, message }: Message): Acknowledged[] {
  if (on === "cashier" && message?.view !== undefined)
    return [{ at, kind: "entry", seq: message.view.seq, by: "screen" }];
  if (on !== "devices-serial" || (message?.kind !== "print" && message?.kind !== "kick")) return [];
  const id = message.id ?? "";
  return [
    { at, kind: "entry", seq: Number(id.split("-")[1]), by: "job" },
    { at, kind: "job", id },
  ];
}

/** The last record that left for this port before `ns`: the request that arrived then was in it, or went before it. */
function findRequest(log: readonly LogRecord[], port: number, ns: number): number {
  const at = log.findLastIndex((record) => record.kind === "out" && record.port === port && record.ns <= ns);
  if (at < 0) throw new Error(`nothing left for port ${port} before ${ns}`);
  return at;
}

/** Everything acknowledged in a recording, in the order in which it left. */
export function listAcknowledged({ log, arrivals }: Recording): Acknowledged[] {
  const told = listTold(log).flatMap(({ at, message }) => readTold(at, message as Message));
  const asked = arrivals.map((arrival): Acknowledged => {
    const at = findRequest(log, arrival.port, arrival.ns);
    return "key" in arrival
      ? { at, kind: "intent", key: arrival.key }
      : { at, kind: "entry", seq: arrival.seq, by: "headquarters" };
  });
  return [...told, ...asked].toSorted((one, other) => one.at - other.at);
}
