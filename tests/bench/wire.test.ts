import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { openWire, wireMs } from "./wire.ts";

const flight = (isUp: boolean, fromMs: number, toMs: number) => ({ isUp, fromMs, toMs });

test("Time on the wire is counted once where bytes overlap, and the last round trip can be left out", () => {
  const trips = [
    flight(true, 10, 85),
    flight(true, 20, 95),
    flight(false, 100, 175),
    flight(true, 200, 275),
    flight(false, 280, 355),
  ];
  expect(wireMs(trips, { fromMs: 0, toMs: 1000, leftOut: 0 })).toBe(85 + 75 + 75 + 75);
  expect(wireMs(trips, { fromMs: 0, toMs: 1000, leftOut: 1 })).toBe(85 + 75);
  expect(wireMs(trips, { fromMs: 150, toMs: 1000, leftOut: 0 })).toBe(75 + 75);
});

test("Bytes arrive whole, in order and not before their time", async () => {
  const server = createServer((socket) => socket.pipe(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  await using wire = await openWire({ port: (server.address() as AddressInfo).port, wayMs: 20 });
  const socket = connect({ port: wire.port, host: "127.0.0.1" });
  const from = performance.now();
  for (const part of ["one ", "two ", "three"]) socket.write(part);
  let heard = "";
  for await (const chunk of socket) {
    heard += String(chunk);
    if (heard.length === 13) break;
  }
  expect(heard).toBe("one two three");
  expect(performance.now() - from).toBeGreaterThanOrEqual(39);
  expect(wireMs(wire.flights(), { fromMs: from, toMs: performance.now(), leftOut: 0 })).toBeGreaterThanOrEqual(39);
  socket.destroy();
  server.close();
});
