import type { ToHost } from "#devices/protocol.ts";
import type { DisplayLines } from "./display-lines.ts";

/**
 * Tells the serial host what the customer display shall show, whenever that changes. Nothing is awaited and nothing kept: the host shows the last value when
 * it can, and a new host is told it again.
 */
export function openLineDisplay(lines: () => DisplayLines) {
  let post: ((message: ToHost) => void) | null = null;
  let last = "";
  function follow(): void {
    const now = lines();
    if (now.join("\n") === last) return;
    last = now.join("\n");
    post?.({ kind: "show", lines: now });
  }
  return {
    follow,
    link(to: (message: ToHost) => void): void {
      post = to;
      last = "";
      follow();
    },
  };
}
