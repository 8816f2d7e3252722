import type { SheetHelp } from "../help-text.ts";

export const enHelpSheets: SheetHelp = {
  qty: {
    name: "Quantity",
    what: "How many of the chosen line, or of the next item.",
    how: ["Key in the number and press the green key.", "For an item still to come, press the key at the left."],
  },
  code: {
    name: "Item code",
    what: "Rings up an item whose barcode does not scan.",
    how: ["Key in all digits under the barcode, then OK.", "No code? Use Search."],
  },
  department: {
    name: "Department",
    what: "Rings up an item without a barcode by price and department.",
    how: ["Key in the price and press the department.", "Department first? Then key in the price and press OK."],
  },
  search: {
    name: "Search",
    what: "Finds an item by part of its name or reading and rings it up.",
    how: [
      "Kana, romaji or code, from the first letter.",
      "Press an item on the right to ring it up.",
      "Nothing found: use a shorter word, or ring it up by department.",
    ],
  },
  "sold-out": {
    name: "Sold-out keys",
    what: "Takes keys of this register out of use for today. A scan still sells.",
    how: [
      "Press the key of what is sold out; press it again to bring it back.",
      "Opening the next day brings all back.",
    ],
  },
  cancel: {
    name: "Cancel the sale",
    what: "Drops the whole sale.",
    how: ["Hand back any cash you were given.", "Press the red key. For one line only, go back and use Void."],
  },
  held: {
    name: "Held sales",
    what: "The sales that were put on hold.",
    how: ["Press the one to go on with.", "If items are rung up now, the two change places."],
  },
  guests: { name: "Guests", what: "How many customers this sale is for.", how: ["Press the number."] },
  menu: {
    name: "Menu",
    what: "Keys that are needed now and then.",
    how: ["Press a key. A grey one cannot be used now.", "During a sale, finish it first."],
  },
  pending: {
    name: "To check",
    what: "Money without an outcome yet, and things to check.",
    how: ["Most settle by themselves. Do what it says only where there is a key.", "Red: tell the supervisor."],
  },
  devices: {
    name: "Devices",
    what: "For each device: what happened, what still works, what to do.",
    how: ["The last words of a marked row say what to do."],
  },
  clock: {
    name: "Date and time",
    what: "The clock of the register may be wrong. A supervisor checks it.",
    how: ["If it is right, the supervisor keys in number and PIN.", "If not, sell nothing until it is put right."],
  },
  last: {
    name: "Last sale",
    what: "The last sale and its receipt.",
    how: ["Check that change and receipt were handed over.", "It can be printed again from here."],
  },
  journal: {
    name: "Journal",
    what: "Look up what this register has recorded. Nothing can be changed here.",
    how: [
      "Set date, amount, goods and more with the keys above. All that is set has to hold.",
      "Touch a record to see its paper as it was printed.",
      "“All of this sale” shows the copies, formal receipts and returns of a sale together.",
      "“Print again” marks the paper 再発行 and is recorded.",
    ],
  },
  invoice: {
    name: "Formal receipt (領収書)",
    what: "Makes out the formal receipt of a sale. The first is the original, any other is marked 再発行.",
    how: [
      "Choose the name and the purpose. Names can be typed in kana or letters.",
      "If the receipt was handed back, press “Receipt taken back”.",
      "Only cash of ¥50,000 or more before tax needs a revenue stamp; for a member press “Member card seen”.",
      "After a return it is over what is left. A sale returned whole has none.",
    ],
  },
  approve: {
    name: "Approval",
    what: "Only a supervisor may do this.",
    how: ["The supervisor keys in number and PIN. The items of the sale are kept."],
  },
  trust: {
    name: "Trust mode",
    what: "While the centre is away, cards are noted and collected from later.",
    how: ["Only a supervisor turns it on. The limit and what is left stand here."],
  },
  correct: {
    name: "Correct a charge",
    what: "Takes back a charge of today and hands back the cash.",
    how: ["Press the charge. A supervisor has to approve."],
  },
  reconcile: {
    name: "Check-up",
    what: "Compares the records with the drawer and the e-money centre.",
    how: [
      "Pick a note or coin and key in how many; Enter goes to the next.",
      "Only when you say that this is what you counted do you see over or short. Counting again leaves the first on record.",
      "It also works without a count.",
    ],
  },
  till: {
    name: "Cash in and out",
    what: "Puts cash into the drawer or takes it out, without a sale.",
    how: [
      "Left goes in, right goes out. Press what for, key in how much.",
      "The drawer opens and a slip is printed. A bag for the safe takes its slip along.",
    ],
  },
  "hand-over": {
    name: "Hand over",
    what: "The next cashier takes over, the day goes on.",
    how: [
      "Count the drawer, or go on without.",
      "Your slip is printed, and the next cashier signs on. Baskets on hold stay.",
    ],
  },
  "no-sale": {
    name: "Open the drawer",
    what: "Opens the drawer without a sale. The reason is recorded.",
    how: ["Press the reason and it opens. Close it when you are done."],
  },
  "close-day": {
    name: "Closing",
    what: "Ends the day and prints the Z. It cannot be undone.",
    how: [
      "Count the drawer; over or short is shown after that.",
      "Anything left to do is listed here.",
      "If all is well, press the key and keep the paper.",
    ],
  },
  report: {
    name: "Day report",
    what: "Sales by hour and department. Choose today or a past closing at the left.",
    how: [
      "The higher the bar, the more was sold. The figure above it counts the receipts.",
      "Print it, or save it as files.",
    ],
  },
  discount: {
    name: "Discount",
    what: "Takes something off one item, or off the whole sale.",
    how: [
      "Choose this item or the whole sale above, then press a discount. For another item, touch it in the list first.",
      "Keys marked supervisor are approved with a supervisor's PIN or card.",
      "To undo it, open this page again and press Remove.",
    ],
  },
  price: {
    name: "Change price",
    what: "Changes the price of the chosen item for this sale only. Who approved it and why is kept.",
    how: [
      "Enter the new price, choose the reason, press the green key.",
      "The key at the bottom left puts the old price back.",
    ],
  },
  deposit: {
    name: "Deposit return",
    what: "Gives cash back for containers. It is no sale.",
    how: [
      "Press a container once for each one, or type how many.",
      "The green key opens the drawer and prints a slip.",
    ],
  },
};
