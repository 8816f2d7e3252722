import { writeFileSync } from "node:fs";
import { openStand, record } from "./power-cut/record.ts";
import { copyBundle } from "./power-cut/patch-bundle.ts";
import { seedRandom } from "./power-cut/random.ts";
import { replay } from "./power-cut/replay.ts";
const t=performance.now();
await using stand = await openStand();
using b = await copyBundle();
const r = await record(stand, {deals:["cash","emoney","charge","cash","emoney"], random: seedRandom(1), entries:b.entries});
console.log("recorded", performance.now()-t, r.log.length);
const names = new Map<number,string>();
for (const d of r.deals) {
  const first = r.printer.find(c=>c.ns>d.lastKeyNs && !(c.bytes.length%3===0 && c.bytes[0]===0x10 && c.bytes[1]===4));
  console.log("== ", d.deal, first?.bytes.subarray(0,12).toString("hex"), (first!.ns-d.lastKeyNs)/1e6);
  for (const x of r.log) { if (x.kind==="open") names.set(x.fd, x.bytes.toString()); 
    if (x.ns>d.lastKeyNs && x.ns<first!.ns) console.log((x.ns-d.lastKeyNs)/1e6, x.kind, x.kind==="out"? `port ${x.port} fd ${x.fd} ${x.bytes.length}` : names.get(x.fd)?.split("/").at(-1), x.kind==="write"? `${x.at} ${x.bytes.length} ${x.bytes.toString("latin1").match(/headquarters|"stage":\{"kind":"[a-z]+"|"kind":"[a-z-]+"|sent|waiting/g)?.join(",")}`:""); }
}
const out = await replay(r,{seed:1,states:300}); console.log(out.states, out.lost.length);
