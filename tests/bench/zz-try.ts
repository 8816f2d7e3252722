import { spawn } from "node:child_process";
import { findRuntime } from "#build/runtime/find-runtime.ts";
import { openVirtualDisplay } from "#build/runtime/open-display.ts";
const r = findRuntime();
await using d = await openVirtualDisplay("1400x900x24");
for (let i=0;i<5;i++){
const t0=performance.now();
const c = spawn(r.path,[...r.args,"/work/main/tests/bench/watched-app"],{env:{...process.env,DISPLAY:d.name,BENCH_MAIN:"/work/main/tests/bench/bare-app/main.mjs",BENCH_READY:"#echo"},stdio:["ignore","pipe","inherit"]});
await new Promise<void>(res=>c.stdout.on("data",(b)=>{ if(String(b).includes("ready"))res();}));
console.log(performance.now()-t0);
c.kill("SIGTERM");
await new Promise(res=>c.once("exit",res));
}
