import type { RefundWord } from "./ja-refund.ts";

export const enRefund = {
  "notice.refund-not-empty": "Not during a sale. Finish or cancel it first",
  "notice.refund-number": "That is not a receipt number. Check the number",
  "notice.sale-unknown": "That sale is not found. Check the receipt number",
  "notice.receipt-differs": "The QR code does not match the records. Search by number or call the supervisor",
  "notice.refund-elsewhere":
    "Headquarters cannot be reached: another register's sale is returned at the register that sold it",
  "notice.refund-nothing-left": "All of this sale has been returned",
  "notice.refund-no-pick": "Choose what is returned",
  "notice.refund-over": "Only {{amount}} more can be returned",
  "notice.refund-too-much": "Already returned at another register. Press Back and scan the receipt again",
  "notice.refund-unsent": "The return before is being sent to headquarters. Wait a moment and scan again",
  "notice.refund-away-own":
    "Headquarters does not answer. Press “Give back” again to go on at this register alone, or Back to stop",
  "notice.refund-away": "Headquarters does not answer. Press “Give back” again, or Back to stop",
  "notice.refund-denied": "Headquarters did not allow the return ({{text}}). Call the supervisor",
  "notice.refund-differs": "The amount differs from headquarters'. Press Back and scan the receipt again",
  "notice.refund-wallet":
    "Part of this payment cannot go back to e-money here. Return the whole sale, or go to the register that sold it",
  "notice.refund-claim": "This sale is still to be collected. Return it after that",
  "notice.refund-rebate-open": "Its points are being granted. Wait a moment and press “Give back” again",
  "notice.refund-settled": "{{yen}} of a return went back to e-money",
  "notice.refund-refused": "{{yen}} of a return could not go back to e-money. Supervisor: see Pending",
} as const satisfies Record<RefundWord, string>;
