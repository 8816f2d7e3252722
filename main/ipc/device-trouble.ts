/** Every code of device trouble, as the drivers list them (a test holds the two lists together): each has its sentences on both screens. */
export const deviceTroubles = [
  "CLOSED",
  "NOHARDWARE",
  "OFFLINE",
  "TIMEOUT",
  "BUSY",
  "FAILURE",
  "NOSERVICE",
  "COVER_OPEN",
  "PAPER_END",
  "CUTTER",
  "AUTO_RECOVERABLE",
  "FEED",
  "UNRECOVERABLE",
  "WRONG_DEVICE",
  "LOCKED",
  "CANCELED",
  "GARBLED",
] as const;
export type DeviceTroubleCode = (typeof deviceTroubles)[number];
