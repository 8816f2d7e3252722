import { JournalError } from "#db/journal-error.ts";
import { type FromWindow, type Query, type Role, type SendAnswer, type ToWindow, fromWindow } from "#ipc/contract.ts";
import type { CustomerView, Screen, View } from "#ipc/view.ts";
import type { Link } from "#main/link.ts";
import type { ScreenCommand } from "#register/command.ts";
import * as v from "valibot";
import type { Stood } from "./stood.ts";

/** Windows that show a View; the technician's has a contract and a door of its own. */
type ViewRole = Exclude<Role, "technician">;

/** One port per role; a new one closes the old. Views are last-value-wins, at most one unacknowledged. */
type Window = { readonly link: Link; unseen: boolean; stale: boolean };

/** What a cashier understands as "another screen": its kind, and the money it speaks of. */
function meaningOf(screen: Screen): string {
  switch (screen.kind) {
    case "done":
      return `done ${screen.of} ${screen.seq}`;
    case "working":
    case "unknown":
      return `${screen.kind} ${screen.for} ${screen.amount}`;
    // Cash counted once is not counted again by a finger that pressed twice.
    case "tender":
      return `tender ${screen.due}`;
    case "short":
      return `short ${screen.lacking}`;
    // What was typed for one article is not the price of the next.
    case "goods":
      return `goods ${screen.asks} ${screen.code} ${screen.name}`;
    case "card":
      return `card ${screen.for}`;
    case "sale":
      return `sale ${screen.basket ?? 0}`;
    case "desk-step":
      return `desk ${screen.act} ${screen.step}`;
    default:
      return screen.kind;
  }
}

/** The cashier's eye first: two pages drawn at once make each other late. The others follow when hers has painted, or after this (ms). */
const othersAfterMs = 100;

export function openWindows(o: {
  readonly view: () => Omit<View, "rev" | "gate">;
  readonly customerView: () => Omit<CustomerView, "rev">;
  readonly boot: string;
  readonly take: (command: ScreenCommand) => SendAnswer;
  readonly ask: (query: Query) => Promise<unknown>;
  /** A hand is at the cashier's window. */
  readonly touched?: () => void;
  /** Told when the customer's window was sent a View, and when it has painted it. */
  readonly stood?: Pick<Stood, "sent" | "seen" | "forget">;
  /** Follows what changed, after the windows. */
  readonly also?: () => void;
  readonly log: (event: string, detail: { readonly [key: string]: string | number }) => void;
}) {
  const windows = new Map<ViewRole, Window>();
  let rev = 0;
  let gate = 0;
  let meaning = "";
  let isDirty = false;

  function compose(): Omit<View, "rev"> {
    const view = o.view();
    const next = meaningOf(view.screen);
    if (next !== meaning) {
      meaning = next;
      gate += 1;
    }
    return { ...view, gate };
  }

  function show(role: ViewRole, window: Window): void {
    if (window.unseen) return void (window.stale = true);
    window.unseen = true;
    window.stale = false;
    const message: ToWindow =
      role === "customer"
        ? { kind: "customer", view: { ...o.customerView(), rev } }
        : { kind: "view", view: { ...compose(), rev } };
    if (role === "customer") o.stood?.sent();
    window.link.post(message);
  }

  /** Shows what waits to every window that can take it. */
  function follow(): void {
    for (const [role, window] of windows) if (window.stale) show(role, window);
  }

  function publish(): void {
    isDirty = false;
    rev += 1;
    const cashier = windows.get("cashier");
    if (cashier) show("cashier", cashier);
    for (const [role, window] of windows) {
      if (role === "cashier") continue;
      if (!cashier?.unseen) show(role, window);
      else window.stale = true;
    }
    if (!windows.has("customer")) {
      o.stood?.sent();
      o.stood?.seen();
    }
    if (cashier?.unseen) setTimeout(follow, othersAfterMs).unref();
    o.also?.();
  }

  /** Several changes of one turn are one View. */
  function changed(): void {
    if (isDirty) return;
    isDirty = true;
    queueMicrotask(publish);
  }

  function hearCommand({ id, boot, gate: seen, command }: FromWindow & { kind: "send" }, window: Window): void {
    compose();
    // A scan is no finger on a screen: what it means is decided where it arrives, as with a scanner on a line.
    const isStale = boot !== o.boot || (seen !== gate && command.kind !== "scan");
    const answer: SendAnswer = isStale ? { kind: "stale" } : o.take(command);
    window.link.post({ kind: "answer", id, answer } satisfies ToWindow);
  }

  function hear(role: ViewRole, window: Window, raw: unknown): void {
    const parsed = v.safeParse(fromWindow, raw);
    if (!parsed.success) {
      o.log("malformed", { role });
      const id = typeof raw === "object" && raw !== null && "id" in raw && typeof raw.id === "number" ? raw.id : 0;
      return window.link.post({ kind: "malformed", id } satisfies ToWindow);
    }
    const message = parsed.output;
    if (message.kind === "seen") {
      window.unseen = false;
      if (role === "customer") o.stood?.seen();
      return follow();
    }
    // The customer window only looks.
    if (role !== "cashier") return o.log("role-refused", { role, kind: message.kind });
    if (message.kind !== "ask") o.touched?.();
    if (message.kind === "touched") return;
    if (message.kind === "send") return hearCommand(message, window);
    void o
      .ask(message.query)
      .then((rows) => window.link.post({ kind: "rows", id: message.id, rows } satisfies ToWindow))
      .catch((error: unknown) => {
        if (!(error instanceof JournalError)) throw error;
        o.log("storage", { code: error.code });
        window.link.post({ kind: "malformed", id: message.id } satisfies ToWindow);
      });
  }

  return {
    changed,
    link(role: ViewRole, link: Link): void {
      windows.get(role)?.link.close();
      const window: Window = { link, unseen: false, stale: false };
      windows.set(role, window);
      if (role === "customer") o.stood?.forget();
      link.listen((raw) => hear(role, window, raw));
      show(role, window);
    },
  };
}
export type Windows = ReturnType<typeof openWindows>;
