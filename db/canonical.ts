import canonicalize from "canonicalize";

/** @throws TypeError on a fraction or on an integer too large to be exact: the journal holds neither. */
function refuseFractions(value: unknown): void {
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new TypeError(`not an exact integer: ${value}`);
  } else if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) refuseFractions(part);
  }
}

/**
 * The one text of a value (RFC 8785), of strings, exact integers, booleans, null, lists and records only.
 * @throws TypeError on a fraction; Error on a lone surrogate (RFC 8785, 3.2.2.2)
 */
export function toCanonical(value: unknown): string {
  refuseFractions(value);
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("nothing to write");
  return text;
}
