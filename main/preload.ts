import { relay } from "#shell/relay.ts";

/** Preload of the cashier and the customer window: the page gets its one channel to `register` and nothing of Electron or Node. */
relay();
