import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Rule } from "./rules.ts";

const dist = dirname(createRequire(import.meta.url).resolve("@pokepay/pokepay-partner-sdk"));

function read(kind: "request" | "response", name: string): string {
  return readFileSync(join(dist, kind, `${name}.d.ts`), "utf8");
}

const namesIn = (text: string): string[] =>
  [...text.matchAll(/^\s+(?:readonly )?(\w+\??): /gmu)].map(([, name]) => name ?? "");

/** What the SDK's declaration says a request takes and answers. The constructor takes path and body parameters together. */
export function readSdkParams(name: string): { must: string[]; may: string[]; answers: string } {
  const text = read("request", name);
  const names = namesIn(/constructor\(params\??: \{([^}]*)\}/u.exec(text)?.[1] ?? "");
  return {
    must: names.filter((one) => !one.endsWith("?")).toSorted(),
    may: names.flatMap((one) => (one.endsWith("?") ? [one.slice(0, -1)] : [])).toSorted(),
    answers: /implements Request<(\w+)>/u.exec(text)?.[1] ?? "",
  };
}

/** Fields of an answer; `?` = the SDK says it may be left out. */
export function readSdkResponse(name: string): string[] {
  return namesIn(read("response", name));
}

/** Something the rule lets through. */
export function sampleOf(rule: Rule): unknown {
  if (rule.format === "uuid") return "d4b9a7d3-3333-4c4e-9a3f-0f6f7a5b0003";
  return rule.type === "string" ? "1".repeat(rule.minLength ?? 1) : 1;
}
