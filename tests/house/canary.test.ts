import { expect, test } from "vitest";
import { makeBundles } from "#build/bundle/make-bundles.ts";
import { cardOf, strangerCard } from "#rig/open-rig.ts";
import { copyBundle } from "#tests/campaign/power-cut/patch-bundle.ts";
import type { Entries } from "./open-house.ts";
import { openShop } from "./open-shop.ts";
import { openTechnician, until } from "./technician.ts";

/** What an app shows as its barcode. */
const token = "20813579246801357924";

/** Byte by byte as the page would show it, and as text. */
const formsOf = (secret: string): string[] => [secret, secret.toLowerCase(), Buffer.from(secret).toString("hex")];

/**
 * Plants a card's number, its IDm, its name, an app's barcode and a member's name on every path there is, looks at the devices as a technician
 * does, and answers which of them came to the technician's window.
 */
async function leaked(entries?: Entries): Promise<string[]> {
  await using shop = await openShop({ card: "port", ...(entries ? { entries } : {}) });
  const { rig, house } = shop;
  const technician = await openTechnician(house);
  await technician.ask({ kind: "sign", op: "01", pin: rig.servers.pins["01"] ?? "" });
  const [member] = rig.servers.members;
  if (!member) throw new Error("no member");
  const card = cardOf(member);
  // Read by a trial and by the sale; scanned by a trial, by the sale, in pieces, and where no code belongs.
  await until(technician.ask({ kind: "act", act: "read-card" }), () => rig.devices.reader.tap(card));
  await rig.devices.reader.tap(card);
  // Without a student number it is asked for its IDm.
  await rig.devices.reader.tap(strangerCard);
  await until(technician.ask({ kind: "act", act: "read-code" }), () => rig.devices.scanner.scan(token));
  await rig.devices.scanner.scan(token);
  await rig.devices.scanner.scan(member.number);
  for (const text of [token, member.name, member.nameKana])
    for (const byte of Buffer.from(text)) rig.devices.scanner.send(Uint8Array.of(byte));
  await expect
    .poll(async () => {
      const answer = await technician.ask({ kind: "look" });
      const devices = answer.kind === "health" ? answer.health.devices : [];
      return devices.filter(({ frames }) => frames.length > 2).length;
    })
    .toBeGreaterThanOrEqual(3);
  const heard = technician.heard();
  const secrets = { number: member.number, idm: strangerCard.idm, name: member.name, kana: member.nameKana, token };
  return Object.entries(secrets).flatMap(([name, secret]) =>
    formsOf(secret).some((form) => heard.includes(form)) ? [name] : [],
  );
}

test("No card number, IDm, name or app barcode ever comes to the technician's window", async () => {
  expect(await leaked()).toEqual([]);
});

test("With the card's mask taken out of the build the same look does find them", async () => {
  await makeBundles();
  using build = await copyBundle([
    { from: `way === "out" ? n < HEADER_BYTES : bytes.length - n <= STATUS_BYTES`, to: "true" },
  ]);
  // The name lies in a block of the card that is never asked for.
  expect(await leaked(build.entries)).toEqual(["number", "idm"]);
}, 90_000);
