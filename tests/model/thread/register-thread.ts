/** `register` in a thread or process of its own: ended from outside at any moment, it leaves behind what a killed process would, its file. */
import { subscribe } from "node:diagnostics_channel";
import type { ClientRequest } from "node:http";
import process from "node:process";
import { pathToFileURL } from "node:url";
import type { MessagePort } from "node:worker_threads";
import type { Link, LinkName } from "#main/link.ts";
import { openLeapClock } from "../clock/leap-clock.ts";
import { patchGlobals } from "../clock/patch-globals.ts";
import { linkOf } from "./port-link.ts";
import { findParent } from "./find-parent.ts";
import type { ToThread } from "./protocol.ts";

const parent = findParent();
const { post } = parent;
const clock = openLeapClock();
patchGlobals(clock);

// What looks at the clock while it is loaded shall see ours.
const [{ openRegister }, { provisionIfEmpty }, { installLocalhost }, { openCommitStop }] = await Promise.all([
  import("#counter/open-register.ts"),
  import("#technician/provision-if-empty.ts"),
  import("#upstream/resolve-localhost.ts"),
  import("./stop-at-commit.ts"),
  import("#upstream/pokepay/open-pokepay.ts"),
]);

let happened = 0;
const crossed = { in: 0, out: 0 };
const open = new Set<ClientRequest>();
subscribe("http.client.request.start", (message) => {
  const { request } = message as { request: ClientRequest };
  happened += 1;
  open.add(request);
  request.once("close", () => {
    happened += 1;
    open.delete(request);
  });
});
installLocalhost();
const app = "0.1.0";
const commits = openCommitStop(parent.die);

const counted = (port: MessagePort): Link =>
  linkOf(port, (way) => {
    crossed[way] += 1;
    return true;
  });

function start({ config, offsetMs, ports, sumDay }: ToThread & { kind: "open" }): void {
  clock.leap(offsetMs);
  provisionIfEmpty(config, { app, nativeBinding: undefined });
  const register = openRegister(config, {
    app,
    // No technician comes by in the model.
    configFile: "",
    runtime: `node ${process.versions.node}`,
    sumDayWorker: pathToFileURL(sumDay),
    // Nobody asks for a report in the model.
    reportWorker: pathToFileURL(sumDay),
    // Nor looks through the journal.
    journalWorker: pathToFileURL(sumDay),
    log: (event, detail = {}) => post({ kind: "log", event, detail }),
  });
  for (const [name, port] of Object.entries(ports)) register.link(name as LinkName, counted(port));
}

parent.listen((message) => {
  switch (message.kind) {
    case "open":
      try {
        start(message);
        return post({ kind: "opened" });
      } catch (error) {
        return post({ kind: "failed", detail: String(error) });
      }
    case "leap":
      return clock.leap(message.ms);
    case "pulse":
      return post({
        kind: "pulse",
        id: message.id,
        n: happened + clock.fired(),
        heard: crossed.in,
        posted: crossed.out,
        open: open.size,
        nextMs: clock.nextMs(),
      });
    case "stop-at":
      return commits.at(message.nth, message.side);
  }
});
post({ kind: "loaded" });
