import process from "node:process";
import { openRegister, type Register } from "#counter/open-register.ts";
import { JournalError } from "#db/journal-error.ts";
import { readConfig } from "#main/config.ts";
import { openLogger } from "#main/open-logger.ts";
import { findParent } from "#main/parent.ts";
import { provisionIfEmpty } from "#technician/provision-if-empty.ts";
import { installLocalhost } from "#upstream/resolve-localhost.ts";

/** `register-process --config FILE [--sqlite ADDON]` */
const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
/** Beside this file when bundled, in its folder when run from source. */
const isSource = import.meta.url.endsWith(".ts");
const workers = isSource
  ? ({
      sumDay: "./counter/sum-day-worker.ts",
      report: "./counter/report/report-worker.ts",
      journal: "./counter/journal-worker.ts",
      goods: "./counter/goods-worker.ts",
    } as const)
  : ({
      sumDay: "./sum-day-worker.js",
      report: "./report-worker.js",
      journal: "./journal-worker.js",
      goods: "./goods-worker.js",
    } as const);
const app = process.env["npm_package_version"] ?? "0.1.0";
const logger = openLogger("register");
const parent = findParent();

function start(): Register {
  const configFile = argument("--config") ?? "";
  const config = readConfig(configFile);
  const nativeBinding = argument("--sqlite");
  if (config.mode !== "live") {
    installLocalhost();
    provisionIfEmpty(config, { app, nativeBinding });
  }
  const runtime = process.versions["electron"]
    ? `electron ${process.versions["electron"]}`
    : `node ${process.versions.node}`;
  return openRegister(config, {
    app,
    runtime,
    nativeBinding,
    configFile,
    sumDayWorker: new URL(workers.sumDay, import.meta.url),
    reportWorker: new URL(workers.report, import.meta.url),
    journalWorker: new URL(workers.journal, import.meta.url),
    goodsWorker: new URL(workers.goods, import.meta.url),
    leave: (as) => parent.post({ kind: "leave", as }),
    log: (event, detail) => logger.info(detail ?? {}, event),
  });
}

try {
  const register = start();
  let isStopping = false;
  const stop = async (reason: string): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await register.stop(reason);
    process.exit(0);
  };
  parent.onLink((name, link) => register.link(name, link));
  parent.onMessage((message) => {
    if (message.kind === "ping") parent.post({ kind: "pong", n: message.n });
    else void stop(message.reason);
  });
  process.on("SIGTERM", () => void stop("SIGTERM"));
  process.on("disconnect", () => void stop("parent gone"));
  parent.post({ kind: "ready" });
} catch (error) {
  const code = error instanceof JournalError ? error.code : "FAILED";
  logger.error({ code, error: String(error) }, "not started");
  parent.post({ kind: "failed", code, detail: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
