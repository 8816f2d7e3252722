import { createStore } from "zustand/vanilla";
import type { PadKey } from "./digits.ts";
import { mirror } from "./register.ts";
import type { Language } from "./words/words.ts";

/** What lies open in the middle of the screen over the register's own. */
export type Sheet = "qty" | "code" | "cancel" | "menu" | "close-day" | "pending" | "devices" | "clock" | "last";

/** What only this screen knows: how it is shown and what is about to be pressed. Nothing here is money or a fact. */
export type Desk = {
  readonly language: Language;
  readonly theme: "light" | "dark";
  readonly category: number;
  readonly sheet: Sheet | null;
  /** The line 数量 and 訂正 speak of; null = the last one. */
  readonly selected: number | null;
  /** How many of the next item; 1 when nothing was asked. */
  readonly times: number;
  /** The digit that opened the pad for a keyed code. */
  readonly first: PadKey | null;
  /** The notice was there before this screen or sheet: it does not speak of it, and what went well need not be said again. */
  readonly isNoticeSeen: boolean;
};

const kept = { language: "coop-register/language", theme: "coop-register/theme" } as const;

export const desk = createStore<Desk>(() => ({
  language: localStorage.getItem(kept.language) === "en" ? "en" : "ja",
  theme: localStorage.getItem(kept.theme) === "dark" ? "dark" : "light",
  category: 0,
  sheet: null,
  selected: null,
  times: 1,
  first: null,
  isNoticeSeen: false,
}));

export function openSheet(sheet: Sheet | null, first: PadKey | null = null): void {
  desk.setState({ sheet, first, ...(sheet === null ? {} : { isNoticeSeen: true }) });
}

export function closeSheet(): void {
  openSheet(null);
}

export function changeLanguage(language: Language): void {
  localStorage.setItem(kept.language, language);
  desk.setState({ language });
}

export function changeTheme(theme: Desk["theme"]): void {
  localStorage.setItem(kept.theme, theme);
  desk.setState({ theme });
}

/** Another gate means another screen: sheets close; another basket forgets what was selected in the one before. */
export function followRegister(): void {
  mirror.subscribe(({ view }, { view: before }) => {
    if (view === null || before === null) return;
    const isNewGate = view.gate !== before.gate || view.boot !== before.boot;
    if (isNewGate) desk.setState({ sheet: null, selected: null });
    // Each refusal sounds, also one that says the same as the last.
    const isNewNotice = view.notice?.code !== before.notice?.code || view.sound?.n !== before.sound?.n;
    if (isNewNotice || isNewGate) desk.setState({ isNoticeSeen: !isNewNotice });
    if (view.basket.lines.length !== before.basket.lines.length) desk.setState({ selected: null });
    // A basket that is gone (取消) leaves nothing to ask about.
    if (view.basket.lines.length === 0 && before.basket.lines.length > 0) closeSheet();
    if (view.basket.lines.length > before.basket.lines.length || view.screen.kind === "done")
      desk.setState({ times: 1 });
  });
}
