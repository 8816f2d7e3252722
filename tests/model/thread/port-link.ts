import type { MessagePort } from "node:worker_threads";
import type { Link } from "#main/link.ts";

/** A link over Node's own port. `passing` is told of whatever arrives, before it is heard; false lets it drop. */
export function linkOf(port: MessagePort, passing: (way: "in" | "out") => boolean): Link {
  return {
    post(message) {
      if (passing("out")) port.postMessage(message);
    },
    listen(hear) {
      port.on("message", (message: unknown) => {
        if (passing("in")) hear(message);
      });
    },
    close: () => port.close(),
  };
}
