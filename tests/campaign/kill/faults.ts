import type { Patch } from "../power-cut/patch-bundle.ts";

/** Jobs are sent without a durable `sent`: what was on its way when the register died is sent again. */
export const sentUnmarked: readonly Patch[] = [
  {
    from: 'if (!mark(job.id, message ? "sent" : "dropped")) continue;',
    to: 'if (!message && !mark(job.id, "dropped")) continue;',
  },
];

/** A start forgets the intents it finds open, and the basket goes back to its tenders. */
export const intentsForgotten: readonly Patch[] = [
  {
    from: 'if (standing === "open") facts.push({',
    to: 'if (standing === "open") continue;\n\t\tif (standing === "never") facts.push({',
  },
  { from: 'case "paying": return {\n\t\t\tkind: "unknown",', to: 'case "paying": return {\n\t\t\tkind: "tender",' },
];
