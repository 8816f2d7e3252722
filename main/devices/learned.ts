import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeDurably } from "#db/write-durably.ts";
import * as v from "valibot";

/** What was learned about the devices at this counter, in DIR/devices.json: it outlives restarts and goes before the configuration. */
const schema = v.object({
  drawer: v.optional(v.object({ open_when: v.picklist(["high", "low"]), at: v.string() })),
});
export type Learned = v.InferOutput<typeof schema>;

const fileOf = (data: string): string => join(data, "devices.json");

/** Nothing, where nothing was learned yet or the file cannot be read. */
export function readLearned(data: string): Learned {
  try {
    return v.parse(schema, JSON.parse(readFileSync(fileOf(data), "utf8")));
  } catch {
    return {};
  }
}

/** @param at when it was learned, as an instant of ISO 8601 */
export function writeLearnedDrawer(data: string, openWhen: "high" | "low", at: string): void {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const learned: Learned = { ...readLearned(data), drawer: { open_when: openWhen, at } };
  writeDurably(fileOf(data), `${JSON.stringify(learned, null, 2)}\n`);
}
