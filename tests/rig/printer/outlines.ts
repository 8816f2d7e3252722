/** A point of an outline in font units, y upwards. */
export type Point = { readonly x: number; readonly y: number; readonly on: boolean };
export type Outline = { readonly contours: readonly (readonly Point[])[]; readonly advance: number };
export type Face = {
  readonly unitsPerEm: number;
  readonly descent: number;
  outline(codePoint: number): Outline | undefined;
};

/** The tables of a TrueType file by their tags (OpenType, table directory). */
function readTables(file: Buffer): (tag: string) => Buffer {
  const tables = new Map<string, Buffer>();
  for (let i = 0; i < file.readUInt16BE(4); i += 1) {
    const at = 12 + i * 16;
    const [from, length] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    tables.set(file.toString("latin1", at, at + 4), file.subarray(from, from + length));
  }
  return (tag) => tables.get(tag) ?? Buffer.alloc(0);
}

/** Character to glyph by the cmap subtable of format 4 (OpenType, cmap, format 4). */
function readCmap(cmap: Buffer): (codePoint: number) => number {
  let at = 0;
  for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
    const offset = cmap.readUInt32BE(8 + i * 8);
    if (cmap.readUInt16BE(offset) === 4) at = offset;
  }
  const segments = cmap.readUInt16BE(at + 6) / 2;
  const row = (n: number, i: number): number => at + 14 + n * segments * 2 + (n > 0 ? 2 : 0) + i * 2;
  return (codePoint) => {
    if (codePoint > 0xffff || at === 0) return 0;
    for (let i = 0; i < segments; i += 1) {
      if (codePoint > cmap.readUInt16BE(row(0, i))) continue;
      const start = cmap.readUInt16BE(row(1, i));
      if (codePoint < start) return 0;
      const delta = cmap.readInt16BE(row(2, i));
      const range = cmap.readUInt16BE(row(3, i));
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = cmap.readUInt16BE(row(3, i) + range + (codePoint - start) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

/** A simple glyph's contours (OpenType, glyf, simple glyph description). */
function readSimple(glyph: Buffer, count: number): Point[][] {
  const ends = Array.from({ length: count }, (_, i) => glyph.readUInt16BE(10 + i * 2));
  const total = (ends.at(-1) ?? -1) + 1;
  let at = 10 + count * 2 + 2 + glyph.readUInt16BE(10 + count * 2);
  const flags: number[] = [];
  while (flags.length < total) {
    const flag = glyph.readUInt8(at);
    at += 1;
    const times = (flag & 8) === 0 ? 1 : glyph.readUInt8(at++) + 1;
    for (let i = 0; i < times; i += 1) flags.push(flag);
  }
  const axis = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if ((flag & short) !== 0) {
        value += (flag & same) === 0 ? -glyph.readUInt8(at) : glyph.readUInt8(at);
        at += 1;
      } else if ((flag & same) === 0) {
        value += glyph.readInt16BE(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = axis(2, 16);
  const ys = axis(4, 32);
  return ends.map((end, i) => {
    const from = i === 0 ? 0 : (ends[i - 1] ?? 0) + 1;
    return flags
      .slice(from, end + 1)
      .map((flag, k) => ({ x: xs[from + k] ?? 0, y: ys[from + k] ?? 0, on: (flag & 1) !== 0 }));
  });
}

/** Opens a TrueType file. */
export function openFace(file: Buffer): Face {
  const table = readTables(file);
  const [head, hhea, hmtx, loca, glyf] = ["head", "hhea", "hmtx", "loca", "glyf"].map(table) as [
    Buffer,
    Buffer,
    Buffer,
    Buffer,
    Buffer,
  ];
  const glyphOf = readCmap(table("cmap"));
  const long = head.readInt16BE(50) === 1;
  const offset = (i: number): number => (long ? loca.readUInt32BE(i * 4) : loca.readUInt16BE(i * 2) * 2);
  const metrics = hhea.readUInt16BE(34);

  const contours = (index: number, depth = 0): Point[][] => {
    const glyph = glyf.subarray(offset(index), offset(index + 1));
    if (glyph.length === 0 || depth > 4) return [];
    const count = glyph.readInt16BE(0);
    return count >= 0 ? readSimple(glyph, count) : readComposite(glyph, depth);
  };
  /** Parts moved (and scaled) into one glyph (OpenType, glyf, composite glyph description). */
  const readComposite = (glyph: Buffer, depth: number): Point[][] => {
    const all: Point[][] = [];
    let at = 10;
    for (let more = true; more;) {
      const flags = glyph.readUInt16BE(at);
      const part = glyph.readUInt16BE(at + 2);
      at += 4;
      const words = (flags & 1) !== 0;
      const dx = words ? glyph.readInt16BE(at) : glyph.readInt8(at);
      const dy = words ? glyph.readInt16BE(at + 2) : glyph.readInt8(at + 1);
      at += words ? 4 : 2;
      const f2 = (): number => {
        at += 2;
        return glyph.readInt16BE(at - 2) / 16_384;
      };
      let [a, b, c, d] = [1, 0, 0, 1];
      if ((flags & 0x08) !== 0) a = d = f2();
      else if ((flags & 0x40) !== 0) [a, d] = [f2(), f2()];
      else if ((flags & 0x80) !== 0) [a, b, c, d] = [f2(), f2(), f2(), f2()];
      for (const contour of contours(part, depth + 1)) {
        all.push(contour.map((p) => ({ x: a * p.x + c * p.y + dx, y: b * p.x + d * p.y + dy, on: p.on })));
      }
      more = (flags & 0x20) !== 0;
    }
    return all;
  };

  return {
    unitsPerEm: head.readUInt16BE(18),
    descent: -hhea.readInt16BE(6),
    outline(codePoint) {
      const glyph = glyphOf(codePoint);
      if (glyph === 0) return undefined;
      return { contours: contours(glyph), advance: hmtx.readUInt16BE(Math.min(glyph, metrics - 1) * 4) };
    },
  };
}
