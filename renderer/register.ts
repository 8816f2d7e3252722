import { createStore } from "zustand/vanilla";
import type { Answers, House, Query, SendAnswer, ToWindow } from "#ipc/contract.ts";
import type { Layout, View } from "#ipc/view.ts";
import type { ScreenCommand } from "#register/command.ts";
import type { Refusal } from "#register/verdict.ts";
import { type Link, awaitLink } from "./link.ts";
import { afterPaint } from "./paint.ts";
import { playSound } from "./sounds.ts";

/** After this long without an answer the window says so and drops input (ms). */
const answerWithinMs = 300;

/** Everything the cashier window knows: the last View, and how the wire to `register` stands. */
export type Mirror = {
  readonly view: View | null;
  readonly layout: Layout | null;
  readonly house: House | null;
  /** The first View of this port is still to come: what stands on the screen is the last one of the port before. */
  readonly isStale: boolean;
  /** A Command has been unanswered for 300 ms. */
  readonly isWaiting: boolean;
  /** Why the last Command (`of`) was refused, until the next one is taken or the gate changes; n tells two alike apart. */
  readonly refusal: (Refusal & { readonly n: number; readonly of?: ScreenCommand }) | null;
};

export const mirror = createStore<Mirror>(() => ({
  view: null,
  layout: null,
  house: null,
  isStale: true,
  isWaiting: false,
  refusal: null,
}));

let link: Link | null = null;
let lastId = 0;
let refusals = 0;
const unanswered = new Map<
  number,
  { readonly timer: ReturnType<typeof setTimeout>; readonly command: ScreenCommand }
>();
const asked = new Map<number, (rows: unknown) => void>();
let askedCatalogue: number | null = null;

/** Starts listening for `register`. Called once. */
export function connectRegister(): void {
  awaitLink({ onLink: replaceLink, onMessage: hear, onHouse: (house) => mirror.setState({ house }) });
}

/** Whether input is dropped now: an answer is overdue, or `register` is not there. */
export function isVeiled({ view, isStale, isWaiting, house }: Mirror): boolean {
  return view === null || isStale || isWaiting || (house !== null && house.register !== "up");
}

/** Sends what the cashier pressed, with the boot and gate of the View on screen. Dropped while veiled. */
export function send(command: ScreenCommand): void {
  const { view } = mirror.getState();
  if (link === null || view === null || isVeiled(mirror.getState())) return;
  const id = ++lastId;
  const timer = setTimeout(() => mirror.setState({ isWaiting: true }), answerWithinMs);
  unanswered.set(id, { timer, command });
  link.post({ kind: "send", id, boot: view.boot, gate: view.gate, command });
}

/** Sends what a typing scanner read. Where nothing can be sent it has to be scanned again, and says so. */
export function sendScan(code: string, symbology: string | undefined): void {
  if (link === null || isVeiled(mirror.getState())) refuseHere("code-unreadable");
  else send({ kind: "scan", code, ...(symbology === undefined ? {} : { symbology }) });
}

/** A hand is at the window: the register need not hear of it more often than this (ms). */
const touchEveryMs = 5_000;
let touchedMs = -Infinity;

/** Tells the register that somebody is here. */
export function tellTouch(): void {
  const now = performance.now();
  if (now - touchedMs < touchEveryMs) return;
  touchedMs = now;
  link?.post({ kind: "touched" });
}

/** Refuses what never left this window. */
export function refuseHere(code: string): void {
  playSound("error");
  mirror.setState({ refusal: { code, n: ++refusals } });
}

/** What was refused is over: something else was begun. */
export function dropRefusal(): void {
  if (mirror.getState().refusal !== null) mirror.setState({ refusal: null });
}

/** Asks for rows. Never answered when `register` restarts meanwhile. */
export function ask<Asked extends Query>(query: Asked, see: (rows: Answers[Asked["kind"]]) => void): void {
  const id = ++lastId;
  asked.set(id, (rows) => see(rows as Answers[Asked["kind"]]));
  link?.post({ kind: "ask", id, query });
}

/** Asks for the picture of a receipt as printed; null when there is none. Never answered when `register` restarts meanwhile. */
export function askReceipt(seq: number, see: (svg: string | null) => void): void {
  const id = ++lastId;
  asked.set(id, (rows) => see(isReceipt(rows) ? rows.svg : null));
  link?.post({ kind: "ask", id, query: { kind: "receipt", seq } });
}

function askLayout(catalogue: number): void {
  if (askedCatalogue === catalogue) return;
  askedCatalogue = catalogue;
  const id = ++lastId;
  asked.set(id, (rows) => mirror.setState({ layout: rows as Layout }));
  link?.post({ kind: "ask", id, query: { kind: "layout" } });
}

function replaceLink(next: Link): void {
  link = next;
  for (const { timer } of unanswered.values()) clearTimeout(timer);
  unanswered.clear();
  asked.clear();
  askedCatalogue = null;
  mirror.setState({ isStale: true, isWaiting: false, refusal: null });
}

function hear(message: ToWindow): void {
  switch (message.kind) {
    case "view":
      see(message.view);
      break;
    case "answer":
      settle(message.id, message.answer);
      break;
    case "rows":
      asked.get(message.id)?.(message.rows);
      asked.delete(message.id);
      break;
    case "malformed":
      asked.delete(message.id);
      settle(message.id, { kind: "refused", code: "malformed" });
      break;
    case "customer":
      break;
  }
}

function see(view: View): void {
  const before = mirror.getState();
  const isNewGate = before.view?.gate !== view.gate || before.view.boot !== view.boot;
  mirror.setState({ view, isStale: false, ...(isNewGate ? { refusal: null } : {}) });
  const { sound } = view;
  // The first View of a boot repeats the last sound; it was heard already.
  const isNewSound = before.view?.boot === view.boot && before.view.sound?.n !== sound?.n;
  const to = link;
  afterPaint(() => {
    to?.post({ kind: "seen", rev: view.rev });
    // Making a tone takes longer than drawing a line: the eye first, a frame later the ear.
    if (sound !== null && isNewSound) playSound(sound.name);
  });
  askLayout(view.catalogue);
}

function settle(id: number, answer: SendAnswer): void {
  const sent = unanswered.get(id);
  clearTimeout(sent?.timer);
  unanswered.delete(id);
  if (unanswered.size === 0) mirror.setState({ isWaiting: false });
  if (answer.kind === "taken") {
    mirror.setState({ refusal: null });
    return;
  }
  playSound("error");
  // A stale press has no effect at all: the sound says so, and the new screen already says what to do.
  if (answer.kind === "refused") {
    const { kind: _, ...refusal } = answer;
    mirror.setState({ refusal: { ...refusal, n: ++refusals, ...(sent === undefined ? {} : { of: sent.command }) } });
  }
}

function isReceipt(rows: unknown): rows is { svg: string } {
  return typeof rows === "object" && rows !== null && "svg" in rows && typeof rows.svg === "string";
}
