import { closeCount, countTests } from "#build/check/count-tests.ts";
import { describe, expect, test } from "vitest";

const passed = { status: "passed" };
const failed = { status: "failed" };

describe("The closing count", () => {
  test("adds up the tests of all files", () => {
    const report = {
      testResults: [
        { status: "passed", assertionResults: [passed, passed] },
        { status: "failed", assertionResults: [passed, failed, failed] },
      ],
    };
    expect(countTests(report)).toEqual({ passed: 3, failed: 2 });
  });

  test("takes a file that did not load for a failure", () => {
    expect(countTests({ testResults: [{ status: "failed", assertionResults: [] }] })).toEqual({ passed: 0, failed: 1 });
  });

  test("takes a failed hook for a failure, though every test that ran has passed", () => {
    expect(countTests({ testResults: [{ status: "failed", assertionResults: [passed] }] })).toEqual({
      passed: 1,
      failed: 1,
    });
  });

  test("is never clean when the run ended badly, ran nothing or left no report", () => {
    expect(closeCount({ passed: 3, failed: 0 }, 1)).toEqual({ passed: 3, failed: 1 });
    expect(closeCount(countTests({ testResults: [] }), 0)).toEqual({ passed: 0, failed: 1 });
    expect(closeCount(countTests(null), 137)).toEqual({ passed: 0, failed: 1 });
    expect(closeCount({ passed: 3, failed: 0 }, 0)).toEqual({ passed: 3, failed: 0 });
    expect(closeCount({ passed: 3, failed: 2 }, 1)).toEqual({ passed: 3, failed: 2 });
  });
});
