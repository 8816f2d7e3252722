/** A code as it was read, and its AIM identifier where the scanner sends one. */
export type ScanText = { readonly code: string; readonly symbology?: string };

/** Parts a code from the AIM identifier before it: "]", a letter, a digit (ISO/IEC 15424). Null where no code is left. */
export function partAim(text: string): ScanText | null {
  const symbology = /^\][A-Za-z][0-9]/.exec(text)?.[0];
  const code = symbology === undefined ? text : text.slice(symbology.length);
  if (code === "") return null;
  return symbology === undefined ? { code } : { code, symbology };
}
