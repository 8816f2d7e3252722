// Holds a card reader open with our driver (argv: its name at pcscd, and "leak" to forget memory on purpose) and tells on stdout, a JSON object a
// line: {state}, {heard}. Asked anything on stdin, {rss, fds} after collecting garbage.
import { readdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { openReader } from "#drivers/reader/open-reader.ts";

const [, , name, fault] = process.argv;
const tell = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);
const lost = [];

openReader({
  card: { pcsc: name },
  profile: "generic",
  fcf: { system: "FE00", service: "1A8B", offset: 2, length: 10, pattern: "^[0-9]{10}$" },
  see(state) {
    if (fault === "leak") lost.push(Buffer.alloc(3_000_000, 1));
    tell({ state });
  },
  hear: (heard) => tell({ heard }),
});

createInterface({ input: process.stdin })
  .on("line", () => {
    globalThis.gc();
    tell({ rss: process.memoryUsage().rss, fds: readdirSync("/proc/self/fd").length });
  })
  .on("close", () => process.kill(process.pid, "SIGKILL"));
