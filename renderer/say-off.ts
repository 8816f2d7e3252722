import type { OffView } from "#ipc/price.ts";

/** A discount in words: its name, with its percent where the name does not say it. */
export function sayOff({ name, percent }: OffView): string {
  return percent === undefined || /[%％]/.test(name) ? name : `${name} ${percent}%`;
}
