/** A rectangle of dots, one byte each: 0 is paper, 1 is ink. */
export type Bitmap = { readonly width: number; readonly height: number; readonly dots: Uint8Array };

export function makeBitmap(width: number, height: number): Bitmap {
  return { width, height, dots: new Uint8Array(width * height) };
}

/** Puts `part` on `onto` at (x, y), ink over paper; what lies outside is lost, as beyond the edge of the head. */
export function stamp(onto: Bitmap, part: Bitmap, x: number, y: number): void {
  for (let row = 0; row < part.height; row += 1) {
    const to = y + row;
    if (to < 0 || to >= onto.height) continue;
    for (let column = 0; column < part.width; column += 1) {
      const across = x + column;
      if (part.dots[row * part.width + column] === 1 && across >= 0 && across < onto.width)
        onto.dots[to * onto.width + across] = 1;
    }
  }
}

/** Turns ink into paper and paper into ink within a rectangle. */
export function invert(bitmap: Bitmap, x: number, y: number, width: number, height: number): void {
  for (let row = Math.max(0, y); row < Math.min(bitmap.height, y + height); row += 1) {
    for (let column = Math.max(0, x); column < Math.min(bitmap.width, x + width); column += 1) {
      const at = row * bitmap.width + column;
      bitmap.dots[at] = 1 - (bitmap.dots[at] ?? 0);
    }
  }
}

/** Each dot becomes a block of sx by sy dots. */
export function enlarge(from: Bitmap, sx: number, sy: number): Bitmap {
  if (sx === 1 && sy === 1) return from;
  const to = makeBitmap(from.width * sx, from.height * sy);
  for (let y = 0; y < to.height; y += 1) {
    for (let x = 0; x < to.width; x += 1)
      to.dots[y * to.width + x] = from.dots[Math.floor(y / sy) * from.width + Math.floor(x / sx)] ?? 0;
  }
  return to;
}

/** Half a turn, as ESC { prints. */
export function turn(from: Bitmap): Bitmap {
  return { ...from, dots: from.dots.toReversed() };
}

/** A bitmap from packed rows, most significant bit leftmost, as GS v 0 and GS ( L carry it. */
export function unpack(bytes: Uint8Array, rowBytes: number, height: number): Bitmap {
  const bitmap = makeBitmap(rowBytes * 8, height);
  for (let i = 0; i < bitmap.dots.length; i += 1) bitmap.dots[i] = ((bytes[i >> 3] ?? 0) >> (7 - (i & 7))) & 1;
  return bitmap;
}

/** A bitmap from columns of `bytes` bytes each, the top dot first, as ESC * and ESC X carry it. */
export function unpackColumns(data: Uint8Array, bytes: number): Bitmap {
  const bitmap = makeBitmap(Math.floor(data.length / bytes), bytes * 8);
  for (let x = 0; x < bitmap.width; x += 1) {
    for (let y = 0; y < bitmap.height; y += 1)
      bitmap.dots[y * bitmap.width + x] = ((data[x * bytes + (y >> 3)] ?? 0) >> (7 - (y & 7))) & 1;
  }
  return bitmap;
}
