import { readFileSync, watchFile } from "node:fs";

/** Loaded before a process (`--import`): its clock stands so many ms ahead as the file named by LEAP_FILE says, from when that is written. */
const file = process.env["LEAP_FILE"] ?? "";
const RealDate = Date;
let aheadMs = 0;
const read = (): void => {
  try {
    aheadMs = Number(readFileSync(file, "utf8"));
  } catch {
    aheadMs = 0;
  }
};
read();
watchFile(file, { interval: 50, persistent: false }, read);

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given: readonly unknown[]) =>
    given.length === 0 ? new target(target.now() + aheadMs) : Reflect.construct(target, given),
  get: (target, name) => (name === "now" ? () => target.now() + aheadMs : Reflect.get(target, name)),
});
