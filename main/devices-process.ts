import process from "node:process";
import { openHost } from "#devices/open-host.ts";
import type { HostName } from "#devices/protocol.ts";
import { readConfig } from "#main/config.ts";
import { findParent } from "#main/parent.ts";

/** `devices-process --config FILE --list devices-serial|devices-card` */
const argument = (name: string): string => process.argv[process.argv.indexOf(name) + 1] ?? "";

const parent = findParent();
const host = openHost(readConfig(argument("--config")), argument("--list") as HostName);

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
