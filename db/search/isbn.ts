/** Check digit of ISBN-10: weights 10 to 2, modulo 11, X = 10 (ISO 2108:2005 annex A). */
function isIsbn10(text: string): boolean {
  if (!/^[0-9]{9}[0-9X]$/u.test(text)) return false;
  const sum = [...text].reduce((so, char, at) => so + (10 - at) * (char === "X" ? 10 : Number(char)), 0);
  return sum % 11 === 0;
}

/** Check digit of 12 digits of an EAN-13 (ISO/IEC 15420, GS1 General Specifications 7.9). */
function checkDigit(digits: string): number {
  const sum = [...digits].reduce((so, char, at) => so + Number(char) * (at % 2 === 0 ? 1 : 3), 0);
  return (10 - (sum % 10)) % 10;
}

/** An ISBN-10 as the ISBN-13 under which the book is in the catalogue; null when it is none. @param text digits without hyphens */
export function isbn13Of(text: string): string | null {
  if (!isIsbn10(text)) return null;
  const digits = `978${text.slice(0, 9)}`;
  return `${digits}${checkDigit(digits)}`;
}
