// node tests/tapes/record.ts [NAME…]      plays the scenes with the real drivers on the rig and writes their tapes anew
import process from "node:process";
import { otherScenes } from "./record-others.ts";
import { printerScenes, recordPrinter } from "./record-printer.ts";
import { recordWrongDevice } from "./record-wrong-device.ts";
import { type Tape, writeTape } from "./tape.ts";

/** A busy machine may answer late in one place; a tape is only kept when the pure replay of it says the same as the driver did. */
const TRIES = 3;

const scenes: Readonly<Record<string, () => Promise<Tape>>> = {
  ...Object.fromEntries(Object.entries(printerScenes).map(([name, scene]) => [name, () => recordPrinter(name, scene)])),
  "printer-wrong-device": () => recordWrongDevice("printer-wrong-device"),
  ...otherScenes,
};
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in scenes));
if (unknown.length > 0) {
  console.error(`no such scene: ${unknown.join(", ")} (there are ${Object.keys(scenes).join(", ")})`);
  process.exit(2);
}
for (const [name, record] of Object.entries(scenes)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (let tries = 1; ; tries += 1) {
    try {
      const tape = await record();
      writeTape(tape);
      console.log(`${name}: ${tape.lines.length} lines`);
      break;
    } catch (error) {
      if (tries === TRIES) throw error;
      console.log(`${name}: once more, ${String(error)}`);
    }
  }
}
