import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Bitmap, makeBitmap } from "./bitmap.ts";
import { type Face, openFace, type Point } from "./outlines.ts";

const font = "@expo-google-fonts/biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf";
let face: Face | undefined;

/** The whole face: its everyday package leaves out Ⅱ and the Greek letters, which a printer has. */
function openWhole(): Face {
  face ??= openFace(readFileSync(createRequire(import.meta.url).resolve(font)));
  return face;
}

type Edge = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** Straight edges of a contour of quadratic curves; between two off-curve points lies an implied on-curve point (OpenType, glyf). */
function flatten(contour: readonly Point[], edge: (from: Point, to: Point) => void): void {
  const full = contour.flatMap((point, i): Point[] => {
    const next = contour[(i + 1) % contour.length] ?? point;
    return point.on || next.on ? [point] : [point, { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2, on: true }];
  });
  const start = full.findIndex((point) => point.on);
  if (start < 0) return;
  const ring = [...full.slice(start), ...full.slice(0, start)];
  ring.push(ring[0] ?? { x: 0, y: 0, on: true });
  for (let i = 0; i + 1 < ring.length;) {
    const [from, middle, to] = [ring[i], ring[i + 1], ring[i + 2]];
    if (from === undefined || middle === undefined) return;
    if (middle.on || to === undefined) {
      edge(from, middle);
      i += 1;
      continue;
    }
    let last = from;
    for (let step = 1; step <= 6; step += 1) {
      const [t, u] = [step / 6, 1 - step / 6];
      const point = {
        x: u * u * from.x + 2 * u * t * middle.x + t * t * to.x,
        y: u * u * from.y + 2 * u * t * middle.y + t * t * to.y,
        on: true,
      };
      edge(last, point);
      last = point;
    }
    i += 2;
  }
}

/** Samples a dot is judged by, each way, and how many of them must be inside for ink: thin strokes stay whole at 24 dots. */
const SAMPLES = 4;
const INKED = 7;

function fill(edges: readonly Edge[], width: number, height: number): Bitmap {
  const cover = new Uint8Array(width * height);
  for (let line = 0; line < height * SAMPLES; line += 1) {
    const y = (line + 0.5) / SAMPLES;
    const crossings = edges
      .filter((e) => e.y0 <= y !== e.y1 <= y)
      .map((e) => ({ x: e.x0 + ((y - e.y0) / (e.y1 - e.y0)) * (e.x1 - e.x0), wind: e.y1 > e.y0 ? 1 : -1 }))
      .toSorted((a, b) => a.x - b.x);
    let wind = 0;
    for (const [i, crossing] of crossings.entries()) {
      wind += crossing.wind;
      if (wind === 0) continue;
      const from = Math.max(0, Math.ceil(crossing.x * SAMPLES - 0.5));
      const to = Math.min(width * SAMPLES, Math.ceil((crossings[i + 1]?.x ?? 0) * SAMPLES - 0.5));
      for (let x = from; x < to; x += 1) {
        const at = Math.floor(line / SAMPLES) * width + Math.floor(x / SAMPLES);
        cover[at] = (cover[at] ?? 0) + 1;
      }
    }
  }
  return { width, height, dots: cover.map((n) => (n >= INKED ? 1 : 0)) };
}

/** An empty frame: what is seen where the font has no such character. */
function frame(width: number, height: number): Bitmap {
  const bitmap = makeBitmap(width, height);
  for (let y = 2; y < height - 2; y += 1) {
    for (let x = 1; x < width - 1; x += 1)
      if (y === 2 || y === height - 3 || x === 1 || x === width - 2) bitmap.dots[y * width + x] = 1;
  }
  return bitmap;
}

const cache = new Map<string, Bitmap>();

/** The dots of one character of BIZ UDGothic in a cell of width by height dots, made once and kept. */
export function drawGlyph(char: string, width: number, height: number): Bitmap {
  const key = `${char}/${width}/${height}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const whole = openWhole();
  const outline = whole.outline(char.codePointAt(0) ?? 0);
  let bitmap = char.trim() === "" ? makeBitmap(width, height) : frame(width, height);
  if (outline !== undefined) {
    const [sx, sy] = [width / outline.advance, height / whole.unitsPerEm];
    const edges: Edge[] = [];
    const top = height - whole.descent * sy;
    for (const contour of outline.contours) {
      flatten(contour, (a, b) => edges.push({ x0: a.x * sx, y0: top - a.y * sy, x1: b.x * sx, y1: top - b.y * sy }));
    }
    bitmap = fill(edges, width, height);
  }
  cache.set(key, bitmap);
  return bitmap;
}
