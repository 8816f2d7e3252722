import type { ChargeWord } from "./ja-charge.ts";

export const enCharge = {
  "notice.charge-away": "Pokepay cannot be reached, so no charge now. Try again when it is back",
  "notice.charge-full": "No charge: the balance is close to its limit of {{yen}}",
  "notice.charge-day": "The limit of {{yen}} a day has been charged. Another day, please",
  "notice.charge-waits": "An earlier charge of {{yen}} of this member has not ended. See “To check” first",
  "notice.charge-offline": "Pokepay cannot be reached. The balance is not known, but a charge can be taken to wait",
  "notice.charge-online": "Pokepay is back. Ask for another tap, to read the balance",
  "notice.charge-deferred": "The charge of {{yen}} waits. Hand over its slip; it goes through by itself",
  "notice.charge-deferred-rejected": "A waiting charge of {{yen}} was refused. Give the cash back under “To check”",
  "notice.charge-correcting": "Taking back the charge of {{yen}}. Do not hand out cash yet",
  "notice.charge-corrected": "The charge was taken back. Hand out {{yen}} in cash",
  "notice.charge-corrected-later": "The charge of {{yen}} was taken back. Give the cash back under “To check”",
  "notice.charge-correct-refused":
    "The charge of {{yen}} could not be taken back. Hand out no cash; a supervisor looks under “To check”",
  "notice.correct-unknown": "Not a charge of this register of today. It cannot be corrected",
  "notice.correct-under-way": "The charge of {{yen}} was taken back before. See “To check”",
  "notice.correct-not-empty": "No correction during a sale. Finish or cancel it first",
  "notice.correct-away": "Pokepay cannot be reached, so no correction now. Try again when it is back",
  "notice.inquiry-away": "Pokepay cannot be reached, so no balance now. Try again when it is back",
  "notice.rebate-differs": "The rebate differs from Pokepay's by {{yen}}. Tell a supervisor",
} as const satisfies Record<ChargeWord, string>;
