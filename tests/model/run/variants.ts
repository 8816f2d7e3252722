import { seedSettings } from "#rig/headquarters/seed.ts";
import type { StandSettings } from "../stand.ts";

/** Shops that are set otherwise: who grants the rebate, how part of a payment goes back, whether cash is taken while the authority is away. */
export const variants = ["seed", "register"] as const;
export type Variant = (typeof variants)[number];

const { charge } = seedSettings as unknown as { readonly charge: { readonly [name: string]: number } };
export const settingsOfVariant: { readonly [name in Variant]: StandSettings } = {
  seed: {},
  register: { creditor: "register", refund: { partial: "repay" }, charge: { ...charge, offline: true } },
};
