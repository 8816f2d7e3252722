// Loaded into the processes of a house (NODE_OPTIONS=--import) that a soak has to find fault with. SOAK_PLANT names the faults, apart by commas.
import { openSync } from "node:fs";
import process from "node:process";

const planted = (process.env.SOAK_PLANT ?? "").split(",");
const isHost = process.argv.includes("devices-serial");
const kept = [];

if (planted.includes("mute") && isHost) {
  // The outcome of every job is lost on its way to the register.
  const send = process.send.bind(process);
  process.send = (message, ...rest) => (message?.message?.kind === "outcome" ? true : send(message, ...rest));
}
if (planted.includes("leak") && isHost) {
  setInterval(() => kept.push(openSync("/dev/null", "r"), Buffer.alloc(262_144, 1)), 100).unref();
}
if (planted.includes("storm") && isHost) {
  setInterval(() => process.stdout.write('{"msg":"storm"}\n'.repeat(20)), 100).unref();
}
