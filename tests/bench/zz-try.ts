import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { openStand } from "./open-stand.ts";
import { openKiosk } from "#tests/e2e/support/kiosk.ts";
import { see, seeLamp } from "#tests/e2e/support/cashier.ts";
import { sellInPage } from "./sell-in-page.ts";
const dir = mkdtempSync("/work/main/out/bench/zz-");
await using stand = await openStand({ dir, devices: { printer: { baud: 921_600, dotsPerSecond: 1e6 } } });
await using kiosk = await openKiosk(stand.rig);
const page = kiosk.cashier;
await see(page, "sale");
for (const lamp of ["printer", "headquarters", "pokepay"] as const) await seeLamp(page, lamp, ["ok"]);
const t=performance.now();
for (let i=0;i<5;i++) { const r = await Promise.race([sellInPage(page, 1).then(()=>"ok"), new Promise(r=>setTimeout(()=>r("late"),8000))]);
console.log(r, performance.now()-t); if (r==="late") { await page.screenshot({path:"/tmp/zz.png"}); break; } }
