const base = "/work/main/tests/e2e/demo";
const { openPlay } = await import(`${base}/stage.ts`);
const { openChecks } = await import(`${base}/checks.ts`);
const { openCamera } = await import(`${base}/camera.ts`);
const { gather } = await import(`${base}/gather.ts`);
const out = "/tmp/try-demo";
const names = process.argv.slice(2);
const all: any = {};
for (const f of ["open-day","pay-cash","pay-card","pay-book","charge","pay-troubled","devices","killed","close-day"]) Object.assign(all, await import(`${base}/steps/${f}.ts`));
await using play = await openPlay({ timeScale: 0.3, mode: "rig" });
const checks = openChecks(console.log);
const stage = { ...play, checks, shoot: openCamera(play.kiosk, out + "/screens") };
const t0 = performance.now();
try { for (const n of ["openDay", ...names]) { checks.begin(n + " at " + Math.round(performance.now()-t0)); await all[n].run(stage); } }
catch (e) { console.log(e); await stage.shoot("the-end").catch(() => {}); }
console.log(Math.round(performance.now()-t0));
gather(play.rig, out);
