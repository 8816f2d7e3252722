/** 売切: the touch key of one of the goods is out of use at this register, for the rest of its business day. A scan of it still sells. */
export type SoldOutCommand = { readonly kind: "sold-out"; readonly code: string; readonly on: boolean };
