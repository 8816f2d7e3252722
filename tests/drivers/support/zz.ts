import { join } from "node:path";
import { openPty } from "#rig/pty.ts";
import { openLink } from "#drivers/port.ts";
import { makeFolder } from "./bench.ts";
import { setTimeout as wait } from "node:timers/promises";
using folder = makeFolder();
let slow = 0;
for (let n = 0; n < 40; n++) {
  const pty = await openPty({ link: join(folder.path, "p" + n) });
  const gone = Promise.withResolvers<string>();
  const got: string[] = [];
  const o = await openLink({ serial: pty.path, baud: 9600 }, { data: (b) => got.push(Buffer.from(b).toString()), down: gone.resolve });
  if (n % 2) await wait(30);
  pty.write(Buffer.from("490123"));
  const t = performance.now();
  await pty.unplug();
  const r = await Promise.race([gone.promise, wait(4000, "LATE")]);
  const ms = Math.round(performance.now() - t);
  if (ms > 300) { slow++; console.log(n, r, ms, got.join("")); }
  if (o.kind === "open") await o.link.close();
}
console.log("slow", slow);
