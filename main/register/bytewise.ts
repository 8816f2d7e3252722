/** Surrogates stand for code points above U+FFFF, so in UTF-8 they come after every other UTF-16 unit. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Orders two well-formed strings as their UTF-8 bytes do (JavaScript's own `<` orders UTF-16 units, which differs). */
export function compareBytewise(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const apart = rank(a.charCodeAt(i)) - rank(b.charCodeAt(i));
    if (apart !== 0) return apart;
  }
  return a.length - b.length;
}
