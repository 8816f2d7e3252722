import type { Online } from "../answer.ts";
import type { openPokepay, Pokepay } from "./open-pokepay.ts";

/** How long a start goes on without the SDK, ms: it takes a fifth of a second to load, and the first screen shall not wait for it. */
const laterMs = 1_000;

/** The client, its SDK loaded a moment after the start or with the first call, whichever comes first. */
export function openPokepayLater(o: Parameters<typeof openPokepay>[0]): Pokepay {
  const seers = new Set<(online: Online) => void>();
  let opened: Pokepay | null = null;
  let opening: Promise<Pokepay> | null = null;

  async function load(): Promise<Pokepay> {
    const { openPokepay: open } = await import("./open-pokepay.ts");
    opened = open(o);
    opened.watch((online) => {
      for (const see of seers) see(online);
    });
    return opened;
  }
  const client = (): Promise<Pokepay> => (opening ??= load());
  const timer = setTimeout(() => void client(), laterMs);

  return {
    balance: async (...call) => (await client()).balance(...call),
    pay: async (booking) => (await client()).pay(booking),
    charge: async (booking) => (await client()).charge(booking),
    grantPoints: async (booking) => (await client()).grantPoints(booking),
    latest: async (call) => (await client()).latest(call),
    readBarcode: async (...call) => (await client()).readBarcode(...call),
    payByBarcode: async (booking) => (await client()).payByBarcode(booking),
    chargeByBarcode: async (booking) => (await client()).chargeByBarcode(booking),
    showCashtray: async (offer) => (await client()).showCashtray(offer),
    pollCashtray: async (ref) => (await client()).pollCashtray(ref),
    cancelCashtray: async (ref) => (await client()).cancelCashtray(ref),
    lookUp: async (...call) => (await client()).lookUp(...call),
    search: async (call) => (await client()).search(call),
    listDay: async (call) => (await client()).listDay(call),
    refund: async (...call) => (await client()).refund(...call),
    ping: async () => (await client()).ping(),
    online: () => opened?.online() ?? "unknown",
    watch: (see) => {
      seers.add(see);
      return () => void seers.delete(see);
    },
    requests: () => opened?.requests() ?? 0,
    [Symbol.asyncDispose]: async () => {
      clearTimeout(timer);
      await (await opening)?.[Symbol.asyncDispose]();
    },
  };
}
