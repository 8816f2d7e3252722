/** pcscd ends each name with the reader's and the slot's number in hex: "Sony RC-S300/S [interface] (serial) 00 00" (pcsc-lite, readerfactory.c). */
const NUMBERS = / [0-9A-F]{2} [0-9A-F]{2}$/u;
const ASIDES = / (\[[^\]]*\]|\([^)]*\))/gu;

function isNamed(name: string, wanted: string): boolean {
  const unnumbered = name.replace(NUMBERS, "");
  return unnumbered === wanted || unnumbered.replace(ASIDES, "") === wanted;
}

export type Choice = { kind: "chosen"; name: string } | { kind: "none" } | { kind: "ambiguous" };

/**
 * Which of the readers is the configured one: the one of exactly this name, else the only one that has it without its numbers (and serial number).
 * Two that answer to it are none: a card on a reader nobody chose must log nobody in. "*" is the first there is.
 */
export function chooseReader(names: readonly string[], wanted: string): Choice {
  const exact = names.filter((name) => name === wanted);
  const found = exact.length > 0 ? exact : names.filter((name) => wanted === "*" || isNamed(name, wanted));
  const [name] = found;
  if (name === undefined) return { kind: "none" };
  return found.length > 1 && wanted !== "*" ? { kind: "ambiguous" } : { kind: "chosen", name };
}
