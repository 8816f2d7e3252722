import type { TroubleWord } from "./ja-troubles.ts";

export const enTroubles = {
  "trouble.gone": "{{thing}}: not connected",
  "trouble.busy": "{{thing}}: busy",
  "trouble.failed": "{{thing}}: fault",
  "trouble.wrong": "{{thing}}: another device is plugged in",
  "trouble.locked": "{{thing}}: in use elsewhere",
  "trouble.cover": "{{thing}}: cover open",
  "trouble.paper": "{{thing}}: out of paper",
  "trouble.paper-low": "{{thing}}: paper low",
  "trouble.cutter": "{{thing}}: cutter stuck",
  "trouble.restarting": "{{thing}}: control restarting",

  "effect.printer": "Sales go on",
  "effect.drawer": "Sales go on",
  "effect.reader": "No cards. Cash works",
  "effect.scanner": "Use keys and codes",
  "effect.headquarters": "Sales go on",
  "effect.pokepay": "No e-money. Cash works",

  "next.gone": "Check power and cable",
  "next.busy": "Wait a moment",
  "next.failed": "Switch it off and on",
  "next.wrong": "Plug the right device back in",
  "next.locked": "Call a supervisor",
  "next.cover": "Close the cover",
  "next.paper": "Put in paper and receipts come out",
  "next.paper-low": "Have a new roll ready",
  "next.cutter": "Remove the paper, switch off and on",
  "next.restarting": "Wait a moment",
  "next.reconnect": "It reconnects by itself",
  "next.key": "Open it with the key",
} as const satisfies Record<TroubleWord, string>;
