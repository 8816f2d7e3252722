/** A receipt number in the parts a pad can type: {fleet}{register}-{epoch}-{n}, "KU-R02-1-39". */
export type ReceiptParts = {
  readonly fleet: string;
  readonly reg: string;
  readonly epoch: string;
  readonly n: string;
};

/** What the pad may type into, and how many digits at most. */
export const mostDigits = { reg: 3, epoch: 3, n: 7 } as const;
export type NumberPart = keyof typeof mostDigits;

/** The parts of this register's own numbers; `last` tells the epoch. A name that ends in no digit has no register to type. */
export function ownParts(reg: string, last: string | null): ReceiptParts {
  const digits = /\d*$/.exec(reg)?.[0] ?? "";
  const epoch = last?.startsWith(`${reg}-`) === true ? (last.slice(reg.length + 1).split("-")[0] ?? "1") : "1";
  return { fleet: reg.slice(0, reg.length - digits.length), reg: digits, epoch, n: "" };
}

/** The whole number, the register with as many digits as this one has; null while a part is missing. */
export function joinReceipt({ fleet, reg, epoch, n }: ReceiptParts, width: number): string | null {
  if (n === "" || epoch === "" || (width > 0 && reg === "")) return null;
  return `${fleet}${reg.padStart(width, "0")}-${epoch}-${n}`;
}
