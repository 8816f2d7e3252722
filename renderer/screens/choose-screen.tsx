import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import type { Sheet } from "../desk.ts";
import { ApproveSheet } from "./approve-sheet.tsx";
import { CancelSheet } from "./cancel-sheet.tsx";
import { CardScreen } from "./card.tsx";
import { ChargeReturnScreen } from "./charge-return.tsx";
import { ChargeScreen } from "./charge.tsx";
import { ClockSheet } from "./clock-sheet.tsx";
import { CloseDaySheet } from "./close-day-sheet.tsx";
import { CodeSheet } from "./code-sheet.tsx";
import { CorrectSheet } from "./correct-sheet.tsx";
import { DayOpenScreen } from "./day-open.tsx";
import { DeskStepScreen } from "./desk-step.tsx";
import { DeskScreen } from "./desk.tsx";
import { DepartmentSheet } from "./department-sheet.tsx";
import { DepositSheet } from "./deposit-sheet.tsx";
import { DevicesSheet } from "./devices-sheet.tsx";
import { DiscountSheet } from "./discount-sheet.tsx";
import { PriceSheet } from "./price-sheet.tsx";
import { DoneScreen } from "./done.tsx";
import { GoodsScreen } from "./goods.tsx";
import { GuestsSheet } from "./guests-sheet.tsx";
import { HandOverSheet } from "./hand-over-sheet.tsx";
import { HeldSheet } from "./held-sheet.tsx";
import { InquiryScreen } from "./inquiry.tsx";
import { InvoiceSheet } from "./invoice-sheet.tsx";
import { JournalSheet } from "./journal-sheet.tsx";
import { LastSheet } from "./last-sheet.tsx";
import { LockedScreen } from "./locked.tsx";
import { MealOfferScreen } from "./meal-offer.tsx";
import { MenuSheet } from "./menu-sheet.tsx";
import { NoSaleSheet } from "./no-sale-sheet.tsx";
import { OutOfServiceScreen } from "./out-of-service.tsx";
import { PendingSheet } from "./pending-sheet.tsx";
import { QtySheet } from "./qty-sheet.tsx";
import { ReconcileSheet } from "./reconcile-sheet.tsx";
import { RefundFindScreen } from "./refund-find.tsx";
import { RefundScreen } from "./refund.tsx";
import { ReportSheet } from "./report-sheet.tsx";
import { SaleScreen } from "./sale.tsx";
import { SearchSheet } from "./search-sheet.tsx";
import { SoldOutSheet } from "./sold-out-sheet.tsx";
import { ShortScreen } from "./short.tsx";
import { SignOnScreen } from "./sign-on.tsx";
import { TenderScreen } from "./tender.tsx";
import { TillSheet } from "./till-sheet.tsx";
import { TrayScreen } from "./tray.tsx";
import { TrustSheet } from "./trust-sheet.tsx";
import { UnknownScreen } from "./unknown.tsx";
import { WorkingScreen } from "./working.tsx";

/** The screen of a View. */
export function chooseScreen(view: View): ReactNode {
  const { screen } = view;
  switch (screen.kind) {
    case "sign-on":
      return <SignOnScreen view={view} isChecking={screen.checking} />;
    case "locked":
      return <LockedScreen view={view} isChecking={screen.checking} />;
    case "day-open":
      return <DayOpenScreen day={screen.day} float={view.till.float} />;
    case "sale":
      return <SaleScreen view={view} />;
    case "goods":
      return <GoodsScreen screen={screen} />;
    case "tender":
      return <TenderScreen screen={screen} view={view} />;
    case "card":
      return <CardScreen screen={screen} view={view} />;
    case "meal-offer":
      return <MealOfferScreen screen={screen} />;
    case "tray":
      return <TrayScreen screen={screen} />;
    case "inquiry":
      return <InquiryScreen />;
    case "refund-find":
      return <RefundFindScreen view={view} isFinding={screen.finding} />;
    case "refund":
      return <RefundScreen screen={screen} />;
    case "desk":
      return <DeskScreen />;
    case "desk-step":
      return <DeskStepScreen screen={screen} />;
    case "working":
      return <WorkingScreen screen={screen} />;
    case "short":
      return <ShortScreen screen={screen} />;
    case "charge":
      return <ChargeScreen screen={screen} />;
    case "charge-return":
      return <ChargeReturnScreen screen={screen} />;
    case "unknown":
      return <UnknownScreen screen={screen} />;
    case "done":
      return <DoneScreen screen={screen} view={view} />;
    case "out-of-service":
      return <OutOfServiceScreen screen={screen} />;
  }
}

/** What lies open over it. */
export function chooseSheet(sheet: Sheet, view: View): ReactNode {
  switch (sheet) {
    case "qty":
      return <QtySheet view={view} />;
    case "code":
      return <CodeSheet />;
    case "department":
      return <DepartmentSheet />;
    case "discount":
      return <DiscountSheet view={view} />;
    case "price":
      return <PriceSheet view={view} />;
    case "deposit":
      return <DepositSheet view={view} />;
    case "cancel":
      return <CancelSheet view={view} />;
    case "menu":
      return <MenuSheet view={view} />;
    case "close-day":
      return <CloseDaySheet view={view} />;
    case "pending":
      return <PendingSheet view={view} />;
    case "approve":
      return <ApproveSheet view={view} />;
    case "trust":
      return <TrustSheet view={view} />;
    case "correct":
      return <CorrectSheet />;
    case "reconcile":
      return <ReconcileSheet view={view} />;
    case "no-sale":
      return <NoSaleSheet view={view} />;
    case "till":
      return <TillSheet view={view} />;
    case "hand-over":
      return <HandOverSheet view={view} />;
    case "journal":
      return <JournalSheet view={view} />;
    case "invoice":
      return <InvoiceSheet />;
    case "devices":
      return <DevicesSheet view={view} />;
    case "sold-out":
      return <SoldOutSheet />;
    case "search":
      return <SearchSheet />;
    case "held":
      return <HeldSheet view={view} />;
    case "guests":
      return <GuestsSheet view={view} />;
    case "report":
      return <ReportSheet view={view} />;
    case "clock":
      return <ClockSheet />;
    case "last":
      return view.last === null ? chooseScreen(view) : <LastSheet last={view.last} />;
  }
}
