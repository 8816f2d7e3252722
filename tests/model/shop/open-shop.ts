import type { SendAnswer, ToWindow } from "#ipc/contract.ts";
import type { CustomerView, View } from "#ipc/view.ts";
import type { ScreenCommand } from "#register/command.ts";
import { openWindow, type TestWindow } from "#tests/house/window.ts";
import { openStand, type Stand, type StandSettings } from "../stand.ts";
import { openLife, type Life } from "../thread/open-life.ts";
import type { Threads } from "../thread/open-threads.ts";
import { openPace, type Pace } from "./pace.ts";
import { openPaperHost, type PaperHost } from "./paper-host.ts";

/** A register on its stand: its lives follow each other on one file, the rest of the house stays. */
export type Shop = AsyncDisposable & {
  readonly stand: Stand;
  readonly host: PaperHost;
  readonly pace: Pace;
  readonly window: TestWindow;
  view(): View;
  /** What stands on the customer's window; null before the first. */
  member(): CustomerView | null;
  /** Null: it is down. */
  life(): Life | null;
  /** A finger on the screen; null where the register died over it. */
  say(command: ScreenCommand): Promise<SendAnswer | null>;
  /** Starts it again if it is down. */
  start(): Promise<void>;
  crash(): Promise<void>;
  /** What was pressed and shown, for whoever has to understand a loss. */
  readonly trace: string[];
  /** See each screen as it comes. */
  readonly lookers: Set<(view: View) => void>;
  /** Exceptions, rejections, what a log must not say. */
  readonly troubles: string[];
};

/** How long an answer to a finger may take in real time, ms; a machine may be busy. */
const answerMs = 30_000;
const badEvents = new Set(["malformed", "z-failed", "storage", "restored", "role-refused"]);

export async function openShop(threads: Threads, settings: StandSettings = {}): Promise<Shop> {
  let moves = 0;
  const moved = (): void => void (moves += 1);
  await using stack = new AsyncDisposableStack();
  const stand = stack.use(await openStand({ moved, settings }));
  const host = openPaperHost();
  const window = openWindow();
  const troubles: string[] = [];
  const lookers = new Set<(view: View) => void>();
  const trace: string[] = [];
  lookers.add(({ screen, notice, pending, basket }) => {
    const items = pending.map(({ kind, state, amount }) => `${kind} ${state} ${amount}`);
    const shown = `shows ${JSON.stringify({ screen, notice, items, cash: basket.cash })}`;
    if (trace.at(-1) !== shown) trace.push(shown);
  });
  let life: Life | null = null;
  let member: CustomerView | null = null;
  const alive = (): Life | null => (life === null || life.isOver() ? null : life);
  const pace = openPace({ clock: stand.clock, life: alive, moved: () => moves });
  stack.defer(async () => {
    await life?.end();
  });

  async function start(): Promise<void> {
    if (alive() !== null) return;
    await life?.over;
    const worker = await threads.take();
    const next = await openLife({
      worker,
      config: stand.config,
      offsetMs: stand.clock.offsetMs(),
      sumDay: threads.bundle.sumDay,
      moved,
      log: (event, detail) => {
        if (badEvents.has(event)) troubles.push(`the log says ${event} ${JSON.stringify(detail)}`);
      },
      failed: (error) => troubles.push(`the register died: ${error.stack ?? error.message}`),
    });
    life = next;
    trace.push("started");
    host.linkSerial(next.links["devices-serial"]);
    host.linkCard(next.links["devices-card"]);
    window.reset();
    window.post = (message) => {
      if (!next.isOver()) next.links.cashier.post(message);
    };
    member = null;
    next.links.customer.listen((raw) => {
      const message = raw as ToWindow;
      if (message.kind !== "customer") return;
      member = message.view;
      next.links.customer.post({ kind: "seen", rev: message.view.rev });
    });
    const first = Promise.withResolvers<void>();
    next.links.cashier.listen((message) => {
      window.hear(message);
      if ((message as ToWindow).kind === "view") for (const look of lookers) look(window.view());
      first.resolve();
    });
    await Promise.race([first.promise, next.over]);
  }
  await start();
  const all = stack.move();
  return {
    stand,
    host,
    pace,
    window,
    troubles,
    trace,
    lookers,
    view: window.view,
    member: () => member,
    life: alive,
    async say(command) {
      const now = alive();
      if (now === null) return null;
      const late = Promise.withResolvers<"late">();
      const timer = setTimeout(() => late.resolve("late"), answerMs);
      const answer = await Promise.race([window.send(command), now.over.then(() => null), late.promise]);
      clearTimeout(timer);
      trace.push(`pressed ${JSON.stringify(command)}: ${JSON.stringify(answer)}`);
      if (answer === "late") {
        troubles.push(`no answer to ${JSON.stringify(command)}`);
        return null;
      }
      // What it changed is on the screen before the next finger falls.
      if (answer?.kind === "taken") await pace.still();
      return answer;
    },
    start,
    crash: async () => {
      await alive()?.end();
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
