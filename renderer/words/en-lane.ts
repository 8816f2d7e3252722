import type { LaneWord } from "./ja-lane.ts";

export const enLane: Record<LaneWord, string> = {
  "key.discount": "Discount",
  "key.department": "Department",
  "key.hold": "Hold",
  "key.recall": "Recall",
  "key.search": "Search",

  "notice.held": "Put aside as number {{amount}}. Ring up the next customer",
  "notice.recalled": "Number {{amount}} is back",
  "notice.swapped": "The sale before is put aside, number {{amount}} is back",
  "notice.held-dropped": "Number {{amount}} is cancelled",
  "notice.hold-full": "No more than {{amount}} sales can wait. Recall or cancel one of them",
  "notice.hold-money": "{{yen}} was taken already. Finish the sale, or give it back with Cancel",
  "notice.express-on": "Touch-to-pay is on: once goods are rung up, the customer's touch alone pays",
  "notice.express-off": "Touch-to-pay is off. Press E-money to pay",
  "notice.tap-early": "Have the card touched again, now that the total is shown. Nothing was taken",
  "prompt.held": "Choose the sale to recall",
  "prompt.held.swap": "Choose the sale to recall. This one is put aside",
  "prompt.guests": "How many customers?",
  "prompt.express": "Touch-to-pay: ring up the goods",
  "prompt.express.app": "The card reader is not working: app barcode or cash",
  "prompt.express.touch": "Touch-to-pay: card or app barcode",

  "held.none": "No sale is put aside",
  "held.more": "+{{count}}",
  "held.more_one": "+{{count}}",
  "held.drop": "Cancel number {{n}}",
  "held.drop.do": "Cancel no. {{n}}",

  "guests.title": "Customers",
  "guests.count": "{{count}} guests",
  "guests.count_one": "{{count}} guest",

  "menu.group.lane": "Sale",
  "menu.held": "Sales put aside",
  "menu.held.more": "{{count}} waiting",
  "menu.held.more_one": "{{count}} waiting",
  "menu.guests": "Customers",
  "menu.express": "Touch-to-pay",
  "menu.express.on": "On",
  "menu.express.off": "Off",
  "menu.large": "Large customer screen",
  "menu.large.on": "Large letters",
  "menu.large.off": "Ordinary letters",

  "close.held": "{{count}} unfinished sales (those put aside too) are cancelled and recorded",
  "close.held_one": "{{count}} unfinished sale is cancelled and recorded",

  "member.again": "Please touch again",
};
