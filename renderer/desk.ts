import type { Act } from "#register/command.ts";
import type { PendingKind } from "#register/entry.ts";
import { createStore } from "zustand/vanilla";
import { dropRefusal, mirror } from "./register.ts";
import { type Volume, setVolume } from "./sounds.ts";
import type { Language } from "./words/words.ts";

/** What lies open in the middle of the screen over the register's own. */
export type Sheet =
  | "qty"
  | "department"
  | "code"
  | "cancel"
  | "menu"
  | "close-day"
  | "pending"
  | "devices"
  | "clock"
  | "last"
  | "approve"
  | "trust"
  | "correct"
  | "reconcile"
  | "no-sale"
  | "till"
  | "hand-over"
  | "journal"
  | "invoice"
  | "report"
  | "search"
  | "sold-out"
  | "held"
  | "guests"
  | "discount"
  | "price"
  | "deposit";

/**
 * What a supervisor is asked to approve: over how much (yen), about which pending item if any, and which sheet asked.
 * `isOpen`: of an item to settle, what was found out is still to be chosen.
 */
export type Approval = {
  readonly act: Act;
  readonly amount: number;
  readonly about: PendingKind | null;
  readonly isOpen: boolean;
  readonly from: Sheet | null;
};
/** 取引取消 of the last sale: its receipt is looked for, then all of it is picked. Nothing is given back by this. */
export type Voiding = { readonly receipt: string; readonly step: "find" | "pick" };

/** What only this screen knows: how it is shown and what is about to be pressed. Nothing here is money or a fact. */
export type Desk = {
  readonly language: Language;
  readonly theme: "light" | "dark";
  readonly volume: Volume;
  readonly category: number;
  readonly sheet: Sheet | null;
  /** The line 数量 and 訂正 speak of; null = the last one. */
  readonly selected: number | null;
  /** How many of the next item, as the register has it (View.times); 1 when nothing was asked. */
  readonly times: number;
  /** What was typed before the pad for a code or a department was open. */
  readonly first: string | null;
  /** The notice was there before this screen or sheet: it does not speak of it, and what went well need not be said again. */
  readonly isNoticeSeen: boolean;
  readonly approval: Approval | null;
  readonly voiding: Voiding | null;
  /** Digits by which the sales of this register are searched. */
  readonly search: string;
  /** Keys come through an input method, which a typing scanner shall do without. */
  readonly isImeOn: boolean;
};

const kept = {
  language: "coop-register/language",
  theme: "coop-register/theme",
  volume: "coop-register/volume",
} as const;

function readVolume(): Volume {
  const found = localStorage.getItem(kept.volume);
  const volume = found === "off" || found === "low" ? found : "high";
  setVolume(volume);
  return volume;
}

export const desk = createStore<Desk>(() => ({
  language: localStorage.getItem(kept.language) === "en" ? "en" : "ja",
  theme: localStorage.getItem(kept.theme) === "dark" ? "dark" : "light",
  volume: readVolume(),
  category: 0,
  sheet: null,
  selected: null,
  times: 1,
  first: null,
  isNoticeSeen: false,
  approval: null,
  voiding: null,
  search: "",
  isImeOn: false,
}));

/** The sheet on which a supervisor approves was opened by a refusal, and knows it; any other begins something new. */
export function openSheet(sheet: Sheet | null, first: string | null = null): void {
  if (sheet !== null && sheet !== "approve") dropRefusal();
  desk.setState({ sheet, first, ...(sheet === null ? {} : { isNoticeSeen: true }) });
}

export function closeSheet(): void {
  openSheet(null);
}

/** Opens the sheet on which a supervisor approves. */
export function askApproval(approval: Approval): void {
  desk.setState({ approval });
  openSheet("approve");
}

/** Goes back to the sheet that asked, or to the screen, without taking what was just said off the prompt line. */
export function leaveApproval(from: Sheet | null): void {
  desk.setState({ approval: null, sheet: from });
}

export function changeLanguage(language: Language): void {
  localStorage.setItem(kept.language, language);
  desk.setState({ language });
}

export function changeTheme(theme: Desk["theme"]): void {
  localStorage.setItem(kept.theme, theme);
  desk.setState({ theme });
}

export function changeVolume(volume: Volume): void {
  localStorage.setItem(kept.volume, volume);
  setVolume(volume);
  desk.setState({ volume });
}

/** Another gate means another screen: sheets close; another basket forgets what was selected in the one before. */
export function followRegister(): void {
  mirror.subscribe(({ view, refusal }, { view: before, refusal: refusedBefore }) => {
    if (view === null || before === null) return;
    if (refusal !== null && refusal !== refusedBefore) desk.setState({ voiding: null });
    const isNewGate = view.gate !== before.gate || view.boot !== before.boot;
    if (isNewGate) desk.setState({ sheet: null, selected: null, approval: null });
    if (view.screen.kind === "sale" && before.screen.kind !== "sale") desk.setState({ voiding: null });
    // Each refusal sounds, also one that says the same as the last.
    const isNewNotice = view.notice?.code !== before.notice?.code || view.sound?.n !== before.sound?.n;
    if (isNewNotice || isNewGate) desk.setState({ isNoticeSeen: !isNewNotice });
    if (view.basket.lines.length !== before.basket.lines.length) desk.setState({ selected: null });
    // A basket that is gone (取消) leaves nothing to ask about.
    if (view.basket.lines.length === 0 && before.basket.lines.length > 0) closeSheet();
    if (view.times !== before.times) desk.setState({ times: view.times ?? 1 });
  });
}
