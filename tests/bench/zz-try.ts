import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mkdtempSync } from "node:fs";
import { openStand } from "./open-stand.ts";
import { bareApp, kioskApp, timeStart } from "./start-app.ts";
const dir = mkdtempSync("/tmp/zz-");
await using stand = await openStand({ dir });
const { rig, display } = stand;
const on = { display: display.name, env: rig.env };
const kiosk = {...kioskApp(rig.config), main: "/work/main/out/bench-zz/main.js"};
for (let i=0;i<3;i++){ console.log("bare",await timeStart(bareApp, on));
const t=Date.now();
console.log(t, "kiosk",await timeStart(kiosk, on)); }
const log=readFileSync(join(rig.data,"log","kiosk.log"),"utf8").trim().split("\n").slice(-40).map(l=>JSON.parse(l));
for(const l of log) console.log(l.time, l.msg, l.process??"", l.detail??"", JSON.stringify(l).slice(0,160));
