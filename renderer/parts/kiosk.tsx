import { type ReactNode, useEffect } from "react";
import { useStore } from "zustand";
import type { View } from "#ipc/view.ts";
import type { Sheet } from "../desk.ts";
import { help } from "../help.ts";
import { useDesk, useMirror } from "../hooks.ts";
import { chooseScreen, chooseSheet } from "../screens/choose-screen.tsx";
import { DeskSide } from "../screens/desk-side.tsx";
import { HelpPage } from "../screens/help-page.tsx";
import { InvoiceSide } from "../screens/invoice-side.tsx";
import { JournalSide } from "../screens/journal-side.tsx";
import { RefundRecent } from "../screens/refund-recent.tsx";
import { RefundSide } from "../screens/refund-side.tsx";
import { SearchHits } from "../screens/search-hits.tsx";
import { Basket } from "./basket.tsx";
import { ChargeSide } from "./charge-side.tsx";
import { PromptLine } from "./prompt-line.tsx";
import { ReceiptSide } from "./receipt-side.tsx";
import css from "./shell.module.css";
import { TopBar } from "./top-bar.tsx";
import { Veil } from "./veil.tsx";

/** The cashier window: the machine on top, what is sold at the right, what can be done in the middle. */
export function Kiosk(): ReactNode {
  const view = useMirror((now) => now.view);
  const language = useDesk((now) => now.language);
  const theme = useDesk((now) => now.theme);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset["theme"] = theme;
  }, [language, theme]);
  return (
    <>
      {view !== null && <Screenful view={view} />}
      <Veil />
    </>
  );
}

function Screenful({ view }: { readonly view: View }): ReactNode {
  const opened = useDesk((now) => now.sheet);
  // Nothing lies over the lock.
  const sheet = view.screen.kind === "locked" ? null : opened;
  const isHelping = useStore(help, ({ keys }) => keys !== null);
  const side = chooseSide(view, sheet);
  return (
    <div
      className={css["shell"]}
      data-screen={view.screen.kind}
      data-sheet={sheet}
      data-gate={view.gate}
      data-wide={side === null || undefined}
      data-help={isHelping || undefined}
    >
      <TopBar view={view} />
      <PromptLine view={view} />
      {side}
      {/* Each gate is a screen of its own: what was typed or half pressed on the last one is gone. */}
      <Gate key={`${view.boot}:${view.gate}:${sheet ?? ""}`}>
        {sheet === null ? chooseScreen(view) : chooseSheet(sheet, view)}
      </Gate>
      {isHelping && <HelpPage view={view} />}
      {view.mode !== "live" && <div className={css["frame"]} />}
    </div>
  );
}

function Gate({ children }: { readonly children: ReactNode }): ReactNode {
  return children;
}

/** What needs the whole width, and has nothing to do with the basket. */
const wide: ReadonlySet<Sheet> = new Set(["report", "reconcile", "close-day", "hand-over", "till"]);

/** What stands at the right: the basket, the receipt of what is done, or the charge; nothing where nothing is sold. */
function chooseSide(view: View, sheet: Sheet | null): ReactNode {
  const { screen, last } = view;
  if (sheet !== null && wide.has(sheet)) return null;
  if (sheet === "last" && last !== null) return <ReceiptSide seq={last.seq} printing={null} />;
  if (sheet === "journal") return <JournalSide />;
  if (sheet === "invoice") return <InvoiceSide />;
  if (sheet === "search") return <SearchHits />;
  switch (screen.kind) {
    case "sign-on":
    case "locked":
    case "day-open":
    case "out-of-service":
      return null;
    case "done":
      return <ReceiptSide seq={screen.seq} printing={screen.printing} />;
    case "refund-find":
      return <RefundRecent isFinding={screen.finding} />;
    case "refund":
      return <RefundSide screen={screen} />;
    case "desk":
    case "desk-step":
      return <DeskSide screen={screen} />;
    case "charge":
    case "charge-return":
      return <ChargeSide screen={screen} />;
    case "card":
    case "working":
    case "unknown":
      return screen.for === "charge" ? <ChargeSide screen={screen} /> : <Basket view={view} />;
    case "sale":
    case "goods":
    case "tender":
    case "meal-offer":
    case "tray":
    case "inquiry":
    case "short":
      return <Basket view={view} />;
  }
}
