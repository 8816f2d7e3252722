/** How a run ended: tests passed and failed. */
export interface Count {
  passed: number;
  failed: number;
}

interface Result {
  status: string;
  assertionResults: { status: string }[];
}

/** Counts Vitest's JSON report. A file that failed without a failed test of its own (it did not load, or a hook threw) is one. */
export function countTests(report: unknown): Count {
  const count = { passed: 0, failed: 0 };
  for (const file of readResults(report)) {
    const failed = file.assertionResults.filter((test) => test.status === "failed").length;
    count.passed += file.assertionResults.filter((test) => test.status === "passed").length;
    count.failed += failed === 0 && file.status === "failed" ? 1 : failed;
  }
  return count;
}

/** The closing count: whatever ended badly, or ran nothing, has at least one failure. */
export function closeCount(count: Count, exitCode: number): Count {
  const isBad = exitCode !== 0 || count.passed === 0;
  return isBad && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function readResults(report: unknown): Result[] {
  if (typeof report !== "object" || report === null || !("testResults" in report)) return [];
  return Array.isArray(report.testResults) ? report.testResults.filter(isResult) : [];
}

function isResult(value: unknown): value is Result {
  return typeof value === "object" && value !== null && "status" in value && "assertionResults" in value;
}
