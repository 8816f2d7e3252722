import type { MessagePort } from "node:worker_threads";
import type { LinkName } from "#main/link.ts";
import type { Config } from "#main/config.ts";

/** Just before a commit of the journal, or when it is durable and nothing has come of it yet. */
export type CommitSide = "before" | "after";

export type ToThread =
  | {
      readonly kind: "open";
      readonly config: Config;
      /** Ms the house has leapt ahead so far. */
      readonly offsetMs: number;
      readonly ports: { readonly [name in LinkName]?: MessagePort };
      /** Links to be made, where ports cannot be handed over. */
      readonly names?: readonly LinkName[];
      /** File of the worker that sums a day. */
      readonly sumDay: string;
    }
  | { readonly kind: "leap"; readonly ms: number }
  | { readonly kind: "pulse"; readonly id: number }
  /** Stand still for ever at the nth commit from now. */
  | { readonly kind: "stop-at"; readonly nth: number; readonly side: CommitSide };

/** What passes over a link between two processes. */
export type AcrossProcesses = { readonly kind: "port"; readonly name: LinkName; readonly body: unknown };

export type Pulse = {
  readonly kind: "pulse";
  readonly id: number;
  /** Rises with everything that happens in the thread. */
  readonly n: number;
  /** Messages of its links it has heard and posted. */
  readonly heard: number;
  readonly posted: number;
  /** Requests without an answer. */
  readonly open: number;
  /** Until its next timer, ms; Infinity = none. */
  readonly nextMs: number;
};
export type FromThread =
  | { readonly kind: "loaded" }
  | { readonly kind: "opened" }
  | { readonly kind: "failed"; readonly detail: string }
  | { readonly kind: "log"; readonly event: string; readonly detail: { readonly [key: string]: string | number } }
  | { readonly kind: "stopped" }
  | Pulse;
