import { type Digits, type PadKey, pressDigit } from "./digits.ts";

/** An operator number and a PIN on their way: numbers of up to 6 digits, PINs of 4 to 12. */
export type Sign = { readonly step: "op" | "pin"; readonly op: Digits; readonly pin: Digits };

export const emptySign: Sign = { step: "op", op: "", pin: "" };

/** Types into whichever of the two is open; erasing an empty PIN goes back to the number. */
export function pressSign(sign: Sign, key: PadKey): Sign {
  if (sign.step === "op") return { ...sign, op: pressDigit(sign.op, key, 6, false) };
  if (sign.pin === "" && key === "erase") return { ...sign, step: "op" };
  return { ...sign, pin: pressDigit(sign.pin, key, 12, false) };
}

/** Whether both are long enough to be asked about. */
export function canSign(sign: Sign): boolean {
  return sign.step === "pin" && sign.op !== "" && sign.pin.length >= 4;
}
