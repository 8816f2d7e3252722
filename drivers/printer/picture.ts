/** A black and white picture: rows from the top, each of ceil(width / 8) bytes, most significant bit leftmost, 1 is ink; base64, so that it travels as JSON. */
export type Picture = { readonly width: number; readonly height: number; readonly rows: string };

/** A picture as bytes, `stride` of them in a row. */
export type Raster = { readonly stride: number; readonly height: number; readonly bytes: Uint8Array };

const WIDEST_DOTS = 576;
const TALLEST_DOTS = 2_400;

/** Throws RangeError on a picture whose sizes and bytes do not agree, or that is larger than the paper (576 dots) or 30 cm. */
function rasterOf({ width, height, rows }: Picture): Raster {
  const stride = Math.ceil(width / 8);
  const bytes = Uint8Array.from(Buffer.from(rows, "base64"));
  const isSized = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
  if (!isSized || width > WIDEST_DOTS || height > TALLEST_DOTS || bytes.length !== stride * height)
    throw new RangeError(`${bytes.length} bytes are no picture of ${width} × ${height} dots`);
  // What fills the last byte of a row is not part of the picture.
  const last = (0xff << (stride * 8 - width)) & 0xff;
  for (let at = stride - 1; at < bytes.length; at += stride) bytes[at] = (bytes[at] ?? 0) & last;
  return { stride, height, bytes };
}

/** The same picture `dots` (0 to 7) further to the right. */
function moveRight({ stride, height, bytes }: Raster, dots: number): Raster {
  if (dots === 0) return { stride, height, bytes };
  const moved = new Uint8Array((stride + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x <= stride; x += 1) {
      const left = x > 0 ? (bytes[y * stride + x - 1] ?? 0) : 0;
      const here = x < stride ? (bytes[y * stride + x] ?? 0) : 0;
      moved[y * (stride + 1) + x] = ((left << (8 - dots)) | (here >> dots)) & 0xff;
    }
  }
  return { stride: stride + 1, height, bytes: moved };
}

/**
 * The picture so that `isHostile` finds no command in its bytes: a real-time command is carried out even inside an image. Moved as far to the right as it
 * takes, 7 dots (0.9 mm) and `widestDots` at most; undefined when no place will do.
 */
export function placeSafely(
  picture: Picture,
  widestDots: number,
  isHostile: (bytes: Uint8Array) => boolean,
): Raster | undefined {
  const raster = rasterOf(picture);
  for (let dots = 0; dots < 8 && picture.width + dots <= widestDots; dots += 1) {
    const moved = moveRight(raster, dots);
    if (!isHostile(moved.bytes)) return moved;
  }
  return undefined;
}

/** The picture in slices of as many rows as stay under `limit` bytes, one at least. */
export function cutRows({ stride, height, bytes }: Raster, limit: number): Raster[] {
  const each = Math.max(1, Math.floor(limit / stride));
  return Array.from({ length: Math.ceil(height / each) }, (_, n) => {
    const rows = bytes.subarray(n * each * stride, (n + 1) * each * stride);
    return { stride, height: rows.length / stride, bytes: rows };
  });
}
