import type { RigCard } from "#rig/card/felica.ts";
import type { CardReading, FcfLayout } from "#drivers/reader/open-reader.ts";

export const KYOTO: FcfLayout = { system: "FE00", service: "1A8B", offset: 2, length: 10, pattern: "^[0-9]{10}$" };
export const STUDENT: RigCard = { idm: "11223344aabbccdd", fcf: { number: "1029123456" } };
export const OTHER_STUDENT: RigCard = { idm: "2122334455667788", fcf: { number: "1029654321" } };
export const TRANSIT: RigCard = { idm: "a1b2c3d4e5f60718" };

export const tapped = (number: string): CardReading => ({
  kind: "card",
  id: { kind: "fcf", number },
  presentAtStart: false,
});
