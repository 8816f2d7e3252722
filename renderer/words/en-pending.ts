import type { PendingWord } from "./ja-pending.ts";

export const enPending = {
  "notice.trust": "Selling on trust is on. A supervisor switches it off once e-money is back",
  "notice.trust-on": "Selling on trust is on: cards may pay up to {{yen}} a sale",
  "notice.trust-off": "Selling on trust is off",
  "notice.trust-unset": "This register may not sell on trust. Take cash for this sale",
  "notice.trust-limit-sale": "On trust a sale may be {{yen}} at most. Take cash for this sale",
  "notice.trust-card-used": "This card was used on trust before: once a card. Take cash for this sale",
  "notice.trust-limit-register": "This register may sell {{yen}} more on trust. Take cash for this sale",
  "notice.trust-whole": "Take the cash first, then all of the rest on trust",
  "notice.claim-refused": "Collecting {{yen}} was refused. Show “To check” to a supervisor",

  "notice.pending-gone": "This is settled already",
  "notice.resent": "{{yen}} was sent once more. Wait for the result",
  "notice.resend-old": "It is too old to be sent again. Hand the cash back",
  "notice.resend-refused": "{{yen}}, sent once more, was refused. Go on under “To check”",
  "notice.settled": "A supervisor has settled {{yen}}",
  "notice.settle-say": "Choose what was found out at Pokepay",
  "notice.settle-seen": "A difference can only be marked as looked into",
  "notice.settle-on-screen": "Set aside what is on the screen first",
  "notice.settle-not-yet": "It is still being checked. Wait for the result",

  "notice.reconciled": "Checked. Everything agrees",
  "notice.reconciled-differs": "{{amount}} things do not agree. Look under “To check”",

  "difference.drawer-short": "There is less cash than recorded. Count again, then a supervisor looks",
  "difference.drawer-over": "There is more cash than recorded. Count again, then a supervisor looks",
  "difference.not-listed": "Pokepay does not have a booking of this register. A supervisor has to look",
  "difference.amount-differs": "Pokepay has another amount than this register. A supervisor has to look",
  "difference.taken-back": "Pokepay has taken it back: a return at another register, or a supervisor looks",
  "difference.not-taken-back": "Pokepay still has what was given back. A supervisor has to look",
  "difference.not-journalled": "Pokepay has a booking this register does not have. A supervisor has to look",
  "difference.not-forwarded": "Records do not get through to headquarters. A supervisor calls headquarters",
  "difference.head-differs": "The records of headquarters differ. Take cash only and call headquarters",
  "difference.head-ahead": "Headquarters has newer records. Stop selling and call headquarters",
} as const satisfies Record<PendingWord, string>;
