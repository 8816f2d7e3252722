import { type Fault, type Line, type LineAim, otherWay } from "./fault.ts";

const nameOf = (what: string, { way, lines }: LineAim): string =>
  [what, ...(way === undefined ? [] : [way]), ...(lines === undefined ? [] : [String(lines)])].join("-");

/** Everything arrives, `ms` later. */
export function delayed(ms: number, aim: LineAim = {}): Fault {
  return {
    name: nameOf(`delayed-${ms}`, aim),
    aim,
    pass: async ({ bytes, atMs, until }) => {
      await until(atMs + ms);
      return [bytes];
    },
  };
}

function swallowing(name: string, aim: LineAim): Fault {
  return {
    name,
    aim,
    pass: ({ line, way }) => {
      line.swallow(way);
      return [];
    },
  };
}
/** Nothing that the client says arrives; the connection stays. */
export const requestDropped = (aim: Pick<LineAim, "lines"> = {}): Fault =>
  swallowing(nameOf("request-dropped", aim), { ...aim, way: "up" });
/** The server hears and answers; nothing of it comes back. */
export const answerDropped = (aim: Pick<LineAim, "lines"> = {}): Fault =>
  swallowing(nameOf("answer-dropped", aim), { ...aim, way: "down" });
/** Connections are taken, and then nothing, either way. */
export const blackHoled = (): Fault => swallowing("black-holed", {});

/** No connection is made. */
export const refused = (): Fault => ({ name: "refused", connect: () => "refuse" });
/** New connections go to another port: a server with an expired certificate, a portal. */
export const diverted = (port: number): Fault => ({ name: "diverted", connect: () => port });

/** What the first connection asks waits until another connection, asking later, has its answer. */
export function reordered(): Fault {
  let first: Line | null = null;
  const { promise: overtaken, resolve: overtake } = Promise.withResolvers<void>();
  return {
    name: "reordered",
    pass: async ({ bytes, line, way, hold }) => {
      if (way === "up") first ??= line;
      if (way === "up" && first === line) await hold(overtaken);
      if (way === "down" && first !== null && first !== line) overtake();
      return [bytes];
    },
  };
}

/** After the next bytes one way is shut (FIN); the other goes on. */
export function halfClosed(aim: LineAim = { way: "up" }): Fault {
  return {
    name: nameOf("half-closed", aim),
    aim,
    pass: ({ bytes, line, way }) => {
      setImmediate(() => line.end(way));
      line.swallow(way);
      return [bytes];
    },
  };
}

/** RST to both ends when `bytes` of that way have passed. */
export function resetAfter(most: number, aim: LineAim = { way: "up" }): Fault {
  const passed = new Map<Line, number>();
  return {
    name: nameOf(`reset-after-${most}`, aim),
    aim,
    pass: ({ bytes, line, way }) => {
      const before = passed.get(line) ?? 0;
      passed.set(line, before + bytes.length);
      if (before + bytes.length < most) return [bytes];
      line.swallow(way);
      setImmediate(() => line.reset());
      return [bytes.subarray(0, most - before)];
    },
  };
}

/** Pieces of `size` bytes, each sent for itself. */
export function split(size = 1, aim: LineAim = {}): Fault {
  return {
    name: nameOf(`split-${size}`, aim),
    aim,
    pass: ({ bytes }) =>
      Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size)),
  };
}

/** Every answer takes `factor` times as long as it took. */
export function slow(factor = 10, aim: LineAim = { way: "down" }): Fault {
  return {
    name: nameOf(`slow-${factor}`, aim),
    aim,
    pass: async ({ bytes, line, way, atMs, until }) => {
      const tookMs = Math.max(0, atMs - line.lastMs[otherWay(way)]);
      await until(atMs + (factor - 1) * tookMs);
      return [bytes];
    },
  };
}
