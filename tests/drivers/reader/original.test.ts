import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "#build/runtime/pins.ts";
import { canBuildIfd } from "#rig/card/ifd/build-ifd.ts";
import { openIfdService } from "#rig/card/ifd/open-ifd-service.ts";
import { makeFolder } from "../support/bench.ts";
import { OTHER_STUDENT, STUDENT } from "../support/cards.ts";
import { eventually } from "../support/ifd-bench.ts";
import { buildOriginal } from "./original/build-original.ts";
import { type Follower, openFollower } from "./original/open-follower.ts";

const OURS = join(root, "drivers/reader/pcsclite/index.cjs");
const NAMES = ["First Reader", "Second Reader"] as const;
const [FIRST, SECOND] = ["First Reader 00 00", "Second Reader 01 00"] as const;

let original: string;
beforeAll(() => {
  original = buildOriginal();
}, 300_000);

/** The same cards and questions for two layers on one pcscd, each step told by both before the next. */
async function play(fault = "") {
  using folder = makeFolder();
  await using service = await openIfdService({ dir: folder.path, names: NAMES });
  await using one = openFollower(original, service.env);
  await using two = openFollower(OURS, service.env, fault);
  const both: readonly Follower[] = [one, two];
  const until = (count: number) =>
    eventually(() => {
      for (const { told } of both) expect(told.length).toBeGreaterThanOrEqual(count);
    });
  const ask = async (question: object, count: number) => {
    // One after the other: what they do to a card together is not what is compared.
    for (const follower of both) {
      follower.ask(question);
      await eventually(() => expect(follower.told.length).toBeGreaterThanOrEqual(count));
    }
  };
  const [first, second] = service.readers;
  await until(2);
  await ask({ list: true }, 3);
  first?.field.put(STUDENT);
  await until(4);
  await ask({ name: FIRST, apdu: "ffca000000" }, 5);
  await ask({ name: FIRST, apdu: "ffa40001028b1a" }, 6);
  await ask({ name: FIRST, apdu: "ffb0000000" }, 7);
  await ask({ name: SECOND, apdu: "ffca000000" }, 8);
  second?.field.put(OTHER_STUDENT);
  await until(9);
  first?.field.lift();
  await until(10);
  await ask({ name: SECOND, apdu: "ffca000000" }, 11);
  await ask({ name: FIRST, apdu: "ffca000000" }, 12);
  second?.field.lift();
  await until(13);
  await ask({ list: true }, 14);
  return [one.told, two.told] as const;
}

describe.runIf(canBuildIfd())("our native layer beside the one it replaces, on the same pcscd", () => {
  test("tells the same reader list, cards in, answers and cards out, in the same order", async () => {
    const [theirs, ours] = await play();
    expect(theirs.map(({ what }) => what).join(" ")).toBe(
      "reader reader list in answer answer answer answer in out answer answer out list",
    );
    expect(ours).toEqual(theirs);
  });

  test("and the comparison is red for a layer that loses the card's answer to reset", async () => {
    const [theirs, deaf] = await play("no-atr");
    expect(deaf).not.toEqual(theirs);
    expect(deaf.map(({ what, name }) => ({ what, name }))).toEqual(theirs.map(({ what, name }) => ({ what, name })));
  });
});
