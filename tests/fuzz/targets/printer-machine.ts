import { dialectOf } from "#drivers/printer/dialect/dialect-of.ts";
import { encodeDocument, intoParts } from "#drivers/printer/encode.ts";
import type { Carry } from "#drivers/printer/frame.ts";
import { type PrinterInput, stepPrinter, wakePrinter } from "#drivers/printer/machine.ts";
import { printerProfile } from "#drivers/printer/profile.ts";
import { newPrinterMachine, TIMES } from "#drivers/printer/turn.ts";
import type { Target } from "../target.ts";

/** No silence of a printer takes so many steps of its driver. */
const MOST_STEPS = 5_000;
/** Numbers of process ids that no tape and no word has in it. */
const FENCE = 1_234_567;

/** Parser and machine of a printer's driver with a kick and a receipt under way, each chunk some time after the one before. */
export function printerMachine(id: string, step: typeof stepPrinter = stepPrinter): Target {
  const profile = printerProfile(id);
  const dialect = dialectOf(profile);
  const settings = { profile, drawerPin: 2, openWhenHigh: false, times: TIMES } as const;
  const parts = intoParts(
    encodeDocument([{ kind: "text", text: "合計 ¥100" }, { kind: "cut" }], profile).pieces,
    profile.windowBytes,
  );
  const answers = [
    [0x12],
    [0x12, 0x12, 0x12, 0x12],
    [0x14, 0, 0, 0x0f],
    [0x18, 0, 0x0c, 0x0f],
    [0x11],
    [0x13],
    [0x23, 6, 0, 0, 0, 0, 0, 0, 0],
  ];
  return {
    name: `machine-${id}`,
    read(chunks) {
      let machine = newPrinterMachine(settings, FENCE);
      let carry: Carry = [];
      const said: string[] = [];
      let steps = 0;
      function take(input: PrinterInput, at: number): void {
        const next = step(machine, input, at);
        ({ machine } = next);
        for (const effect of next.effects) {
          if (effect.kind === "write") dialect.check(effect.bytes);
          else if (effect.kind === "printed" || effect.kind === "kicked")
            said.push(`${effect.kind}:${JSON.stringify(effect.outcome)}`);
        }
      }
      take({ kind: "up" }, 0);
      take({ kind: "kick", job: 1 }, 1);
      take({ kind: "print", job: 2, parts, partMs: parts.map(() => 1_000), allowedMs: 5_000 }, 2);
      let at = 3;
      for (const chunk of chunks) {
        at += 10 + (chunk[0] ?? 0) * 4;
        for (let wake = wakePrinter(machine); wake < at; wake = Math.max(wake + 1, wakePrinter(machine))) {
          if ((steps += 1) > MOST_STEPS) throw new Error("the machine spins");
          take({ kind: "tick" }, wake);
        }
        const parsed = dialect.parse(carry, chunk);
        ({ carry } = parsed);
        if (parsed.garbage > 0) take({ kind: "garbage", bytes: parsed.garbage }, at);
        for (const frame of parsed.frames) take({ kind: "frame", frame }, at);
      }
      take({ kind: "down", code: "NOHARDWARE" }, at + 1);
      return { said, held: carry.length };
    },
    heldLimit: 0x220,
    valid: [],
    words: answers.map((codes) => Uint8Array.from(codes)),
    strewn: [],
    isStream: false,
    doubt({ said }) {
      const of = (kind: string): string[] => said.filter((one) => one.startsWith(kind));
      if (of("printed").length !== 1 || of("kicked").length !== 1)
        return `jobs answered otherwise than once: ${said.join(" ")}`;
      const isNumbered = profile.statusMethod === "process-id";
      return isNumbered && said.includes('printed:{"kind":"done"}')
        ? "printed, say bytes that nobody's printer sent"
        : undefined;
    },
  };
}
