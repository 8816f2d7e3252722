/** The changer's side of the protocol written in drivers/README.md; nothing of the driver's is used, or a shared mistake would hide itself. */
export type Cash = Map<number, number>;
export type Command = { readonly n: string; readonly verb: string; readonly fields: ReadonlyMap<string, string> };

function crc(text: string): string {
  let rest = 0xffff;
  for (const char of text)
    for (let bit = 7; bit >= 0; bit -= 1) {
      const out = (rest >> 15) ^ ((char.charCodeAt(0) >> bit) & 1);
      rest = ((rest << 1) & 0xffff) ^ (out === 1 ? 0x1021 : 0);
    }
  return rest.toString(16).padStart(4, "0");
}

export const sealFrame = (text: string): Buffer => Buffer.from(`\u0002${text}\u0003${crc(text)}`, "latin1");

/** Hands on each whole frame whose checksum is right; the rest is noise. */
export function makeEar(onText: (text: string) => void, onNoise: () => void): (bytes: Buffer) => void {
  let open: string | undefined;
  return (bytes) => {
    for (const char of bytes.toString("latin1")) {
      if (char === "\u0002") {
        if (open !== undefined) onNoise();
        open = "";
        continue;
      }
      if (open === undefined) onNoise();
      else open += char;
      const end = open?.indexOf("\u0003") ?? -1;
      if (open === undefined || end < 0 || open.length < end + 5) continue;
      const text = open.slice(0, end);
      if (open.slice(end + 1) === crc(text)) onText(text);
      else onNoise();
      open = undefined;
    }
  };
}

export function readCommand(text: string): Command {
  const [n = "", verb = "", ...rest] = text.split(" ");
  return { n, verb, fields: new Map(rest.map((one) => one.split("=") as [string, string])) };
}

export const readCash = (text: string): Cash =>
  new Map(text === "-" ? [] : text.split(",").map((one) => one.split("x").map(Number) as [number, number]));

export const writeCash = (cash: Cash): string =>
  [...cash]
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => b - a)
    .map(([yen, count]) => `${yen}x${count}`)
    .join(",") || "-";
