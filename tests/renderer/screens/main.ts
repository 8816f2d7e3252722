// npm run screens [-- --check] [WORDS…]      pictures of every screen into out/screens; --check judges each instead, the colours in one size
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { root } from "#build/runtime/pins.ts";
import { openStudio } from "../support/open-studio.ts";
import { type Look, looks, nameLook, stills } from "../support/stills.ts";
import { composeSheet } from "./compose-sheet.ts";
import { isWorthALook } from "./worth-a-look.ts";

const { values, positionals } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    out: { type: "string", default: join(root, "out", "screens") },
  },
  allowPositionals: true,
});
const chosen = stills.filter(({ name }) => positionals.length === 0 || positionals.some((word) => name.includes(word)));
const pictures: { readonly name: string; readonly look: string; readonly file: string }[] = [];
let faults = 0;

if (positionals.length === 0 && !values.check) await rm(values.out, { recursive: true, force: true });
await mkdir(values.out, { recursive: true });
await using studio = await openStudio();
for (const look of looks.filter((each) => nameLook(each).includes(values.only))) {
  for (const still of chosen.filter((each) => isWorthALook(each, look, values.check))) await take(still, look);
  console.log(`${nameLook(look)}: done`);
}
if (!values.check) await writeFile(join(values.out, "index.html"), composeSheet(pictures));
console.log(values.check ? `${faults} faults` : `${pictures.length} pictures: ${join(values.out, "index.html")}`);
process.exitCode = faults === 0 ? 0 : 1;

async function take(still: (typeof stills)[number], look: Look): Promise<void> {
  const found = await show(still, look);
  faults += found.length;
  for (const fault of found) console.log(`${nameLook(look)} ${still.name}: ${fault}`);
  if (values.check) return;
  const file = `${still.name.replaceAll(/[^\p{L}\p{N}+-]+/gu, "_").slice(0, 100)}-${nameLook(look)}.png`;
  await studio.page.screenshot({
    path: join(values.out, file),
    animations: "disabled",
    fullPage: still.page === "parts",
  });
  pictures.push({ name: still.name, look: nameLook(look), file });
}

/** Its faults when it is to be judged; that it cannot be shown is one. */
async function show(still: (typeof stills)[number], look: Look): Promise<readonly string[]> {
  try {
    await studio.show(still, look);
    return values.check ? await studio.judge(look.size[0] === 1280) : [];
  } catch (error) {
    return [error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)];
  }
}
