import { mkdirSync, writeFileSync, copyFileSync, rmSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { openDevices } from "#rig/devices.ts";
import { openServers } from "#rig/servers.ts";
import { openHouse } from "./open-house.ts";
const dir = mkdtempSync("/tmp/rt-");
const t0 = performance.now();
const say = (...a: unknown[]) => console.log(Math.round(performance.now() - t0), ...a);
const devices = await openDevices({ dir: join(dir, "dev"), timeScale: 0.1 });
say("devices", devices.cardAddress, devices.env);
const servers = await openServers({ dir: join(dir, "srv"), reg: "R1" });
say("servers");
mkdirSync(join(dir, "data/keys"), { recursive: true });
copyFileSync(servers.files.pepper, join(dir, "data/keys/pepper"));
const config = join(dir, "kiosk.json");
writeFileSync(config, JSON.stringify({ mode: "test", data: join(dir, "data"), reg: "R1",
  devices: { printer: { profile: "epson-tm-t88", port: { serial: devices.paths.printer, baud: 115200 } }, drawer: { pin: 2 }, scanner: { port: { serial: devices.paths.scanner, baud: 115200 } }, reader: { ...devices.cardAddress, profile: "generic" } },
  pokepay: { ini: servers.files.ini, shop: servers.shop, moneys: servers.moneys, ca: servers.files.ca },
  headquarters: { url: servers.urls.headquarters, cert: servers.files.hqCert, key: servers.files.hqKey, ca: servers.files.hqCa, signing_key: servers.hqKey },
}));
const house = await openHouse({ config, env: { ...devices.env } });
say("house");
const { window: w } = house;
try {
  await w.see((v) => v.shop !== "" && v.screen.kind === "sign-on", "sign-on");
  say(w.view().shop, w.view().lamps);
  say(await w.send({ kind: "sign-on", op: "07", pin: servers.pins["07"] ?? "" }));
  let v = await w.see((v) => v.screen.kind === "day-open", "day-open");
  say(await w.send({ kind: "day-open", day: (v.screen as any).day, float: 50000 }));
  await w.see((v) => v.screen.kind === "sale", "sale");
  const layout = await w.ask({ kind: "layout" });
  say(layout.categories.map((c) => [c.name, c.keys.length]));
  await w.see((v) => v.lamps.printer.state === "ok", "printer ok").catch(() => say("printer", w.view().lamps));
  const code = layout.categories[0]!.keys[0]!.code;
  say(await w.send({ kind: "item", code, qty: 1 }), await w.send({ kind: "item", code: layout.categories[2]!.keys[1]!.code, qty: 2 }));
  v = await w.see((v) => v.basket.count === 3, "3 items");
  say(v.basket.total);
  await w.send({ kind: "tender" });
  await w.see((v) => v.screen.kind === "tender", "tender");
  say(await w.send({ kind: "cash", given: 10000 }));
  v = await w.see((v) => v.screen.kind === "done", "done");
  say(v.screen);
  v = await w.see((v) => v.screen.kind === "done" && v.screen.printing === "printed", "printed");
  say("printed", devices.drawer.kicks, devices.printer.papers().length);
  writeFileSync("/tmp/receipt1.png", devices.printer.papers()[0]!.png());
  console.log(devices.printer.papers()[0]!.text.join("\n"));
  // e-money
  await w.send({ kind: "item", code, qty: 1 });
  await w.see((v) => v.basket.count === 1);
  await w.see((v) => v.lamps.reader.state === "ok" && v.lamps.pokepay.state === "ok", "reader ok");
  say(await w.send({ kind: "emoney" }));
  await w.see((v) => v.screen.kind === "card");
  const member = servers.members.find((m) => m.status === "active" && m.balance > 3000)!;
  say(member);
  const r = devices.reader.tap({ idm: member.idm, fcf: { number: (member as any).number ?? (member as any).card } } as any);
  v = await w.see((v) => v.screen.kind === "done", "emoney done");
  say(v.screen); await r;
  v = await w.see((v) => v.screen.kind === "done" && v.screen.printing === "printed", "printed");
  console.log(devices.printer.papers()[1]!.text.join("\n"));
  writeFileSync("/tmp/receipt2.png", devices.printer.papers()[1]!.png());
  await w.see((v) => v.lamps.headquarters.backlog === 0, "forwarded");
  say(servers.headquarters.heads(), servers.headquarters.findings());
} catch (e) { console.error(e); say(JSON.stringify(w.view(), null, 1).slice(0, 3000)); }
await house[Symbol.asyncDispose]();
await devices[Symbol.asyncDispose]();
await servers[Symbol.asyncDispose]();
say("closed");
