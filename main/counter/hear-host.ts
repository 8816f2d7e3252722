import type { Catalogue } from "#db/catalogue.ts";
import type { FromHost } from "#devices/protocol.ts";
import type { Link } from "#main/link.ts";
import type { Command } from "#register/command.ts";
import { hearReading } from "./hear.ts";
import type { Jobs } from "./jobs.ts";
import type { Live } from "./live.ts";

/** What a device host says: how its devices feel, what they read, what became of jobs. */
export function openHostEar(o: {
  readonly live: Live;
  readonly jobs: Jobs;
  readonly catalogue: Catalogue;
  readonly pepper: Buffer;
  readonly nowMs: () => number;
  readonly take: (command: Command) => void;
  readonly changed: () => void;
}) {
  const { live, jobs, take } = o;
  return (link: Link, message: FromHost): void => {
    switch (message.kind) {
      case "state":
        live[message.device === "printer" ? "printer" : message.device === "scanner" ? "scanner" : "reader"] =
          message.state as never;
        if (message.device === "printer") {
          const { state, trouble, paper, cover } = message.state;
          jobs.ready(state === "idle" && trouble === undefined && paper !== "end" && cover !== "open");
        }
        return o.changed();
      case "reading": {
        const command = hearReading(message, o);
        if (command) take(command);
        return link.post({ kind: "answered", n: message.n });
      }
      case "lost":
        return take({ kind: "unreadable", device: message.device });
      case "outcome":
        return jobs.hear(message.id, message.outcome);
      case "recalled":
        return jobs.recalled(message.outcomes);
    }
  };
}
