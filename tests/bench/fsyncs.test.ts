import { expect, test } from "vitest";
import { countFsyncs } from "./fsyncs.ts";

test("from the last key or tap to the first job on its way to the printer the disk is waited for three times with e-money and twice in cash", async () => {
  expect(await countFsyncs()).toEqual({ emoney: 3, cash: 2 });
}, 120_000);
