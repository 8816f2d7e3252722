import { relay } from "#shell/relay.ts";

/** Preload of the technician window: a bundle of its own, so that what is added to it can never be reached from the cashier's. Its page gets a channel of the technician's contract. */
relay();
