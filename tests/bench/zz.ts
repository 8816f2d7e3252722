import { mkdtempSync, rmSync } from "node:fs";
import { openTill } from "./open-till.ts";
const dir = mkdtempSync("/work/main/out/zz-");
{
  using till = openTill(dir + "/d");
  const t: number[] = [];
  for (let i = 0; i < 400; i++) {
    const s = till.chargeBasket(4);
    const a = performance.now();
    till.journal.commit(s);
    t.push(performance.now() - a);
  }
  const m = (x: number[]) => x.toSorted((a, b) => a - b)[x.length >> 1];
  console.log(m(t.slice(0, 100)), m(t.slice(300)));
}
rmSync(dir, { recursive: true });
