import type { Catalogue } from "#db/catalogue.ts";
import type { FromHost } from "#devices/protocol.ts";
import type { Link } from "#main/link.ts";
import type { Command } from "#register/command.ts";
import { hearReading } from "./hear.ts";
import type { Jobs } from "./jobs.ts";
import type { Live } from "./live.ts";
import type { TapTimes } from "./tap-times.ts";
import type { HostDesk } from "./technician/host-desk.ts";

/** What a device host says: how its devices feel, what they read, what became of jobs. */
export function openHostEar(o: {
  readonly live: Live;
  readonly jobs: Jobs;
  readonly drawer: { seen(drawer: "open" | "closed" | "unknown"): void };
  readonly catalogue: Catalogue;
  readonly pepper: Buffer;
  readonly nowMs: () => number;
  readonly tapTimes: TapTimes;
  readonly take: (command: Command) => void;
  readonly changed: () => void;
  /** Answers to what the technician's window asked. */
  readonly hosts: Pick<HostDesk, "hear">;
}) {
  const { live, jobs, take } = o;
  return (link: Link, message: FromHost): void => {
    switch (message.kind) {
      case "state":
        if (message.device !== "printer") live[message.device] = message.state;
        else {
          live.printer = message.state;
          const { state, trouble, paper, cover } = message.state;
          o.drawer.seen(message.state.drawer);
          jobs.ready(state === "idle" && trouble === undefined && paper !== "end" && cover !== "open");
        }
        return o.changed();
      case "reading": {
        const command = hearReading(message, o);
        if (command) take(command.kind === "tap" ? { ...command, ...o.tapTimes(message) } : command);
        return link.post({ kind: "answered", n: message.n });
      }
      case "lost":
        return take({ kind: "unreadable", device: message.device });
      case "outcome":
        return jobs.hear(message.id, message.outcome);
      case "recalled":
        return jobs.recalled(message.outcomes);
      case "health":
      case "tried":
        return o.hosts.hear(message);
    }
  };
}
