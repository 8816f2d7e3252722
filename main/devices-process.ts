import process from "node:process";
import { openHost } from "#devices/open-host.ts";
import type { HostName } from "#devices/protocol.ts";
import { readConfig } from "#main/config.ts";
import { openLogger } from "#main/open-logger.ts";
import { findParent } from "#main/parent.ts";

/** `devices-process --config FILE --list devices-serial|devices-card` */
const argument = (name: string): string => process.argv[process.argv.indexOf(name) + 1] ?? "";

const parent = findParent();
const config = readConfig(argument("--config"));
const list = argument("--list") as HostName;
const logger = openLogger(list);
const host = openHost(config, list, { leave: () => void stop(), log: (line) => logger.info(line, "device") });

parent.onLink((_name, link) => host.link(link));
parent.onMessage((message) => {
  if (message.kind === "ping") parent.post({ kind: "pong", n: message.n });
  else void stop();
});
async function stop(): Promise<void> {
  await host[Symbol.asyncDispose]();
  process.exit(0);
}
process.on("SIGTERM", () => void stop());
process.on("disconnect", () => void stop());
parent.post({ kind: "ready" });
