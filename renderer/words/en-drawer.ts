import type { DrawerWord } from "./ja-drawer.ts";

export const enDrawer = {
  "prompt.no-sale": "Choose why the drawer is opened",
  "notice.no-sale": "Opening the drawer, recorded as “{{text}}”",
  "notice.no-sale-reason": "That reason is no longer in use. Choose again",

  "no-sale.note": "The reason is recorded and stands on the closing slip",
  "no-sale.approve": "Supervisor",
  "no-sale.now.open": "The drawer is open now",
  "no-sale.now.other": "Shut it as soon as the money is in place",
  "approve.no-sale": "Open the drawer",

  "drawer.alarm": "The drawer is still open. Shut it now",
  "drawer.left": "The drawer is open. Shut it",
  "drawer.key": "The drawer was opened with the key. Check the cash and shut it",
  "drawer.unseen": "The drawer was opened while it could not be seen. Check the cash",
  "drawer.shut": "The drawer stays shut. Check its lock and cable, then use the key",
  "drawer.kick-unknown": "It is not known whether the drawer opened. If not, use the key",
  "drawer.paper": "Out of paper, so the drawer cannot be opened. Use the key",
  "drawer.cover": "The printer cover is open, so the drawer cannot be. Use the key",
  "drawer.busy": "The printer was busy, so the drawer was not opened. Use the key",
  "drawer.late": "Restarted: the drawer was not opened. Use Open drawer if you need it",
  "drawer.offline": "The printer does not answer, so the drawer cannot be opened. Use the key",
} as const satisfies Record<DrawerWord, string>;
