import { appendFileSync, existsSync, readFileSync } from "node:fs";

/** Events of one file, JSON Lines: each is applied only after it is written, and all of them again at the next start. */
export function openEventLog<T>(file: string, apply: (event: T) => void): { write(event: T): void } {
  if (existsSync(file))
    for (const text of readFileSync(file, "utf8").split("\n")) if (text !== "") apply(JSON.parse(text) as T);
  return {
    write(event) {
      appendFileSync(file, `${JSON.stringify(event)}\n`);
      apply(event);
    },
  };
}

/** A refusal as openapi.yaml words it. */
export type Refused = { readonly kind: "refused"; readonly code: string };
export const refused = (code: string): Refused => ({ kind: "refused", code });
