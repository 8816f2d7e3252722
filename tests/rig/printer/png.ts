import { crc32, deflateSync } from "node:zlib";
import type { Bitmap } from "./bitmap.ts";

/** One PNG chunk: length, type, data, CRC over type and data (RFC 2083, 3.2). */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A black-on-white PNG of one bit a dot (RFC 2083, 4.1.1: bit depth 1, colour type 0). */
export function encodePng(bitmap: Bitmap): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(bitmap.width, 0);
  head.writeUInt32BE(bitmap.height, 4);
  head.writeUInt8(1, 8);
  const stride = 1 + Math.ceil(bitmap.width / 8);
  const rows = Buffer.alloc(stride * bitmap.height);
  for (let y = 0; y < bitmap.height; y += 1) {
    for (let x = 0; x < bitmap.width; x += 1) {
      if (bitmap.dots[y * bitmap.width + x] !== 1) {
        const at = y * stride + 1 + (x >> 3);
        rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7));
      }
    }
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
