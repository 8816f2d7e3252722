import type { TenderWord } from "./ja-tender.ts";

export const enTender = {
  "notice.part-taken": "E-money taken. Choose how the remaining {{yen}} is paid",
  "notice.part-over": "{{yen}} at most. Pick another amount",
  "notice.money-in-hand": "{{yen}} has been taken. Finish the sale, or cancel it to give it back",
  "notice.money-back": "The sale was cancelled. The {{yen}} taken goes back by itself",
  "notice.cash-and-money-back":
    "The sale was cancelled. Give back {{yen}} in cash. What was taken otherwise goes back by itself",
  "notice.card-limit-register": "Cards alone can pay {{yen}} more here today. Ask for the app's barcode or cash",
  "notice.card-deny-old": "The list of stopped cards is too old for cards. Ask for the app's barcode or cash",

  "notice.meal-taken": "Meal plan taken. Choose how the remaining {{yen}} is paid",
  "notice.meal-nothing": "The meal plan pays for nothing here. Ask for e-money or cash",
  "notice.meal-refused": "The meal plan cannot be used ({{text}}). Ask for e-money or cash",
  "notice.meal-away": "Headquarters cannot be asked, so the meal plan does not work. Ask for e-money or cash",
  "notice.meal-by-card": "The meal plan needs the card. Have it touched",
  "notice.meal-one": "One member's meal plan pays in one sale. Take the rest by e-money or cash",

  "notice.barcode-shows": "This is an app barcode. Press E-money to pay with it",
  "notice.barcode-empty": "This is an app barcode. Ring up an item first, or press Charge",
  "notice.barcode-not-now": "App barcodes do not work here. Follow the screen",
  "notice.barcode-meal": "This barcode is of the meal plan. Ask for the one of the e-money",
  "notice.barcode-refused": "This barcode cannot be used ({{text}}). Ask for a fresh one in the app",
  "notice.barcode-gone": "Nothing was charged. Scan the barcode again",
  "notice.code-cashtray": "That code is for the member's app to read. Scan the member's own barcode",
  "notice.code-bill": "That payment QR is for the member's app to read. Scan the member's own barcode",
  "notice.code-check": "That charge code is for the member's app to read. It does not work here",
  "notice.code-pokeregi": "That is a Pokeregi code. It does not work here. Ask for the app's barcode",
  "notice.code-receipt": "That is a receipt. For a return, choose Return first",

  "notice.tray-expired": "The code has expired. Nothing was charged. Choose how to pay again",
  "notice.tray-failed": "The app could not pay ({{text}}). Choose another way to pay",
} as const satisfies Record<TenderWord, string>;
