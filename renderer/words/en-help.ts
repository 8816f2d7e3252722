import type { ScreenHelp } from "../help-text.ts";

export const enHelp: ScreenHelp = {
  sale: {
    name: "Ringing up",
    what: "Here the customer's items are rung up one by one.",
    how: [
      "Scan the barcode or press the key of the item. No key? Use Search.",
      "A mistake: touch the line on the right, then Quantity or Void.",
      "When all is rung up, press Cash or E-money at the bottom right.",
    ],
  },
  tender: {
    name: "Payment",
    what: "Take cash here. Part of it may be paid by e-money or the meal plan.",
    how: [
      "Press the amount you were given, or key it in and press the green key.",
      "For e-money press E-money; key in an amount first to pay only that much.",
      "Back returns to the items.",
    ],
  },
  card: {
    name: "Waiting for a card",
    what: "The register waits for the customer's card or the barcode in the app.",
    how: [
      "Ask the customer to lay the card on the reader until it sounds.",
      "With the app, scan the barcode on the phone.",
      "Back stops it. Nothing has been taken yet.",
    ],
  },
  "meal-offer": {
    name: "Meal plan",
    what: "It shows what the meal plan pays and what is left.",
    how: ["Tell the customer the amounts, then press the green key.", "The rest is taken by e-money, or else in cash."],
  },
  tray: {
    name: "Payment by QR",
    what: "A QR code stands on the customer's screen, to be read with the app.",
    how: ["Once it is read, the sale ends by itself.", "To stop, press the key that takes the code back."],
  },
  inquiry: {
    name: "Balance",
    what: "Balance and last payments are on the customer's screen only.",
    how: ["Press Back when the customer has read it. Scanning the next item goes back too."],
  },
  short: {
    name: "Balance too low",
    what: "The e-money does not cover the total. The rest can be paid in cash.",
    how: ["Tell the customer what is missing, then press the amount you were given.", "Back stops it."],
  },
  working: {
    name: "Working",
    what: "The register waits for the answer of the e-money centre.",
    how: ["Just wait. The card may be taken away.", "Without an answer, this screen tells what is known."],
  },
  unknown: {
    name: "Outcome unknown",
    what: "There is no answer yet whether money moved. It is never taken twice.",
    how: [
      "Tell the customer the sentence on the screen and wait. It goes on by itself.",
      "Only if they cannot wait, press the key to put it aside. It is put right later by itself.",
    ],
  },
  done: {
    name: "Done",
    what: "The sale is done. What the customer gets is shown large.",
    how: ["Hand over the change and the receipt.", "Scan the next item, or press the green key."],
  },
  charge: {
    name: "Charge",
    what: "Takes cash and adds it to the e-money.",
    how: ["Press the amount to charge.", "Key in the cash you were given, then press the green key."],
  },
  "charge-return": {
    name: "Charge not possible",
    what: "It could not be charged, so the cash goes back.",
    how: ["Hand back the amount shown, then press the green key."],
  },
  "refund-find": {
    name: "Find the sale",
    what: "Find the sale that something is returned from.",
    how: ["Scan the QR on the receipt.", "Without it, choose from the list, or key in the number or total."],
  },
  refund: {
    name: "Return",
    what: "Choose what comes back and give the money back.",
    how: [
      "Press the items that come back, or Return all.",
      "Check how much goes back and how, then press the green key. E-money goes back to e-money.",
    ],
  },
  desk: {
    name: "Card set-up",
    what: "Registers, replaces or stops cards. The balance does not change.",
    how: ["Press what the customer came for."],
  },
  "desk-step": {
    name: "Card set-up",
    what: "Card set-up, one step after the other.",
    how: ["Follow the steps on the right.", "Back stops it."],
  },
  "sign-on": {
    name: "Signing on",
    what: "Who stands at the register.",
    how: ["Key in your number, the green key, your PIN, the green key.", "Forgotten PIN: call the supervisor."],
  },
  locked: {
    name: "Locked",
    what: "Nobody used the register for a while. The items are kept.",
    how: ["The PIN of whoever was here goes on where it stopped.", "If they are away, a supervisor unlocks it."],
  },
  "day-open": {
    name: "Opening",
    what: "Confirm the date and the float, then open.",
    how: [
      "Check that the business day is today; if not, call the supervisor.",
      "Count the float, key it in, green key.",
    ],
  },
  "out-of-service": {
    name: "Out of service",
    what: "This register has stopped to keep the records of money safe.",
    how: ["Show this screen to the supervisor.", "Send customers to another register."],
  },
  goods: {
    name: "More about an item",
    what: "Something is still missing of what was scanned.",
    how: [
      "Books have two barcodes. Scan both, in either order.",
      "Key in the price, or press the department, if asked.",
      "To leave it out, press Back.",
    ],
  },
};
