import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "#build/runtime/pins.ts";
import { findRuntime } from "#build/runtime/find-runtime.ts";
import { type Display, openVirtualDisplay } from "#build/runtime/open-display.ts";
import { makeBundles } from "#build/bundle/make-bundles.ts";
import { _electron as electron, type ElectronApplication, type Page } from "playwright-core";

export type ProcessName = "register" | "devices-serial" | "devices-card";

/** The built kiosk, running, with a hand on each of its windows and processes. */
export type Kiosk = AsyncDisposable & {
  readonly app: ElectronApplication;
  readonly cashier: Page;
  readonly customer: Page;
  readonly display: string;
  /** Of main. */
  readonly pid: number;
  /** Pids of the processes of the house that run now. */
  processes(): Promise<{ readonly [name in ProcessName]?: number }>;
  /** The log of the kiosk so far (DIR/log/kiosk.log), one row a line. */
  log(): readonly { readonly [key: string]: unknown }[];
  /** The exit code of main. */
  readonly ended: Promise<number | null>;
};

/** How a kiosk is started on a configuration file: program and arguments. `app` is the folder of another build. */
export function describeStart(config: string, app = root): { readonly path: string; readonly args: string[] } {
  const runtime = findRuntime();
  const sqlite = runtime.sqliteBinding === null ? [] : ["--sqlite", runtime.sqliteBinding];
  return { path: runtime.path, args: [...runtime.args, app, "--config", config, ...sqlite] };
}

/** Starts the kiosk on an Xvfb of its own and waits until both pages are loaded. */
export async function openKiosk(o: {
  readonly config: string;
  /** DIR of the kiosk. */
  readonly data: string;
  readonly env: Readonly<Record<string, string>>;
  readonly screen?: string;
  /** A folder with another build than the one in out/. */
  readonly build?: string;
}): Promise<Kiosk> {
  await makeBundles();
  await using stack = new AsyncDisposableStack();
  const display: Display = stack.use(await openVirtualDisplay(o.screen ?? "1400x900x24"));
  const { path, args } = describeStart(o.config, o.build);
  const app = await launch({
    executablePath: path,
    args,
    env: { ...withoutUndefined(process.env), ...o.env, DISPLAY: display.name },
  });
  const child = app.process();
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  stack.defer(async () => {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(late);
  });
  const cashier = await findPage(app, "index.html");
  const customer = await findPage(app, "customer.html");
  const all = stack.move();
  return {
    app,
    cashier,
    customer,
    display: display.name,
    pid: child.pid ?? 0,
    processes: () => listProcesses(app),
    log: () => readLog(join(o.data, "log", "kiosk.log")),
    ended,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/**
 * On a busy machine Playwright now and then never hears the first page it attaches to, and waits although the kiosk runs: that
 * kiosk is killed and started again.
 */
async function launch(options: Parameters<typeof electron.launch>[0], tries = 3): Promise<ElectronApplication> {
  try {
    return await electron.launch({ ...options, timeout: 25_000 });
  } catch (error) {
    if (tries > 1 && error instanceof Error && error.name === "TimeoutError") return launch(options, tries - 1);
    throw error;
  }
}

function readLog(path: string): { readonly [key: string]: unknown }[] {
  const lines = readFileSync(path, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as { readonly [key: string]: unknown });
}

/** Now and then the answer to a question is collected as garbage on its way; it is asked again. */
async function listProcesses(app: ElectronApplication, tries = 3): Promise<{ [name in ProcessName]?: number }> {
  const ask = app.evaluate(({ app }) => app.getAppMetrics().map(({ pid, name }) => ({ pid, name })));
  const metrics = await ask.catch((error: unknown) => {
    if (tries > 1 && String(error).includes("garbage collected")) return null;
    throw error;
  });
  if (metrics === null) return listProcesses(app, tries - 1);
  return Object.fromEntries(metrics.flatMap(({ pid, name }) => (name === undefined ? [] : [[name, pid]])));
}

async function findPage(app: ElectronApplication, name: string): Promise<Page> {
  const isIt = (page: Page): boolean => page.url().endsWith(`/${name}`);
  for (;;) {
    const page = app.windows().find(isIt);
    if (page) {
      await page.waitForLoadState("domcontentloaded");
      return page;
    }
    await app.waitForEvent("window", { timeout: 30_000 });
  }
}

function withoutUndefined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
