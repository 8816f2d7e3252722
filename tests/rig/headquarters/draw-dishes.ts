import type { Picture } from "./publish.ts";

/** Bowls and cups seen from above or from the side, simple enough to be told apart at the size of a thumbnail. */
const plate = (food: string): string =>
  `<circle cx="48" cy="48" r="42" fill="#f4f1ea" stroke="#b9b2a3" stroke-width="2"/>${food}`;
const bowl = (rim: string, food: string): string =>
  `<circle cx="48" cy="48" r="40" fill="${rim}"/><circle cx="48" cy="48" r="33" fill="${food}"/>`;
const rice = (size: number): string =>
  `<path d="M14 48h68a34 34 0 0 1-68 0z" fill="#3c5a78"/><ellipse cx="48" cy="48" rx="34" ry="${size}" fill="#fdfcf8" stroke="#d8d3c6" stroke-width="2"/>`;
const curry = `<path d="M14 48a34 34 0 0 1 68 0z" fill="#fdfcf8"/><path d="M14 48a34 34 0 0 0 68 0z" fill="#8a4b16"/><circle cx="38" cy="60" r="5" fill="#d98a2b"/><circle cx="58" cy="64" r="5" fill="#e8c65a"/>`;
const noodles = `${bowl("#2f4858", "#c98b3c")}<path d="M24 44c8-8 16 8 24 0s16 8 24 0M24 56c8-8 16 8 24 0s16 8 24 0" fill="none" stroke="#f6e7b8" stroke-width="5"/>`;
const bottle = (body: string): string =>
  `<rect x="40" y="8" width="16" height="10" fill="#fff" stroke="#888"/><path d="M40 18h16l8 16v48a6 6 0 0 1-6 6H38a6 6 0 0 1-6-6V34z" fill="${body}"/><rect x="32" y="46" width="32" height="22" fill="#f7f7f0"/>`;

const drawn: Readonly<Record<string, string>> = {
  "20400026": rice(8),
  "20400033": rice(14),
  "20400040": rice(22),
  "20400064": `${bowl("#7a1f1f", "#b5752e")}<rect x="36" y="38" width="11" height="11" fill="#fbf6e6"/><rect x="52" y="50" width="11" height="11" fill="#fbf6e6"/><circle cx="54" cy="38" r="4" fill="#3f7d3a"/>`,
  "20200022": plate(curry),
  "20200015": plate(curry),
  "20200039": plate(curry),
  "20100018": plate(
    `<path d="M18 46c8-22 52-22 60 0z" fill="#6fa84b"/><circle cx="36" cy="56" r="13" fill="#b8722c"/><circle cx="58" cy="58" r="14" fill="#a5621f"/>`,
  ),
  "20300012": `${noodles}<path d="M36 34h30l-15 26z" fill="#d99a3f"/>`,
  "4569990002006": bottle("#5d8f3c"),
};

/** Pictures of some goods of the seed, each well under 20 KB. */
export function drawDishes(): Picture[] {
  return Object.entries(drawn).map(([code, shapes]) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">${shapes}</svg>`;
    return { code, type: "image/svg+xml", data: Buffer.from(svg).toString("base64") };
  });
}
