import type { RealTime, RealTimeWatch } from "./real-time.ts";
import { measureStar } from "./star-grammar.ts";
import { freshStyle } from "./style.ts";

/** What a Star does on reception, by the name of the command: its status questions and the pulses of FS and EM. */
function realTimeOf(name: string): RealTime | undefined {
  if (name === "ENQ" || name === "EOT") return { kind: "status", n: name === "ENQ" ? 0x05 : 0x04 };
  if (name === "ESC \u0006") return { kind: "status", n: 0 };
  if (name === "FS" || name === "EM") return { kind: "kick", pin: name === "FS" ? 2 : 5 };
  return undefined;
}

/**
 * Reads the arriving bytes as commands, so that an FS inside a picture or among the parameters of ESC FS p is none: Star's own logo command has one
 * (STAR Line Mode Command Specifications, FS, ESC FS p).
 */
export function watchStar(): RealTimeWatch {
  let assembly: number[] = [];
  let need = 1;
  const style = freshStyle();
  return {
    hear(byte) {
      assembly.push(byte);
      if (assembly.length < need) return undefined;
      const measured = measureStar(Uint8Array.from(assembly), style);
      if (measured.kind === "need") {
        need = measured.total;
        return undefined;
      }
      const last = assembly.at(-1);
      assembly = [];
      need = 1;
      if (measured.kind !== "command") return undefined;
      if (measured.name === "ESC $") style.codes = last === 0x31 || last === 1 ? "sjis" : "jis";
      if (measured.name === "ESC p" || measured.name === "ESC q") style.kanji = measured.name === "ESC p";
      return realTimeOf(measured.name);
    },
    forget() {
      assembly = [];
      need = 1;
    },
  };
}
