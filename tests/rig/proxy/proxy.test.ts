import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  answerDropped,
  blackHoled,
  delayed,
  diverted,
  halfClosed,
  refused,
  reordered,
  requestDropped,
  resetAfter,
  slow,
  split,
} from "./faults.ts";
import { openProxy, type Proxy } from "./open-proxy.ts";

type Client = { readonly socket: Socket; heard(): string; readonly codes: string[]; isEnded(): boolean };

let echo: Server;
let proxy: Proxy;
let heardThere: string[];
const clients: Client[] = [];

async function listen(work: (socket: Socket) => void): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("error", () => {});
    work(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

beforeEach(async () => {
  heardThere = [];
  echo = await listen((socket) => {
    socket.on("data", (bytes) => {
      heardThere.push(bytes.toString());
      socket.write(bytes);
    });
    socket.on("end", () => socket.end("bye"));
  });
  proxy = await openProxy({ to: portOf(echo) });
});
afterEach(async () => {
  for (const { socket } of clients.splice(0)) socket.destroy();
  await proxy[Symbol.asyncDispose]();
  echo.close();
});

async function call(): Promise<Client> {
  const socket = connect({ host: "127.0.0.1", port: proxy.port, allowHalfOpen: true });
  const codes: string[] = [];
  let text = "";
  let ended = false;
  socket.on("error", (error) => codes.push(String(Reflect.get(error, "code"))));
  socket.on("data", (bytes) => (text += bytes.toString()));
  socket.on("end", () => (ended = true));
  const client = { socket, heard: () => text, codes, isEnded: () => ended };
  clients.push(client);
  await Promise.race([once(socket, "connect"), once(socket, "close")]).catch(() => {});
  return client;
}
/** One more round through the proxy, on a connection of its own: whatever should have come by now has come. */
async function pass(): Promise<void> {
  const other = await call();
  other.socket.write("round");
  await expect.poll(other.heard).toBe("round");
}

describe("without a fault", () => {
  test("bytes pass both ways and an end is an end", async () => {
    const { socket, heard, isEnded } = await call();
    socket.write("hello");
    await expect.poll(heard).toBe("hello");
    socket.end();
    await expect.poll(isEnded).toBe(true);
    expect(heard()).toBe("hellobye");
    await expect.poll(proxy.open).toBe(0);
  });

  test("what was said before a client broke off still arrives", async () => {
    const { socket } = await call();
    const calm = proxy.behave(delayed(60, { way: "up" }));
    socket.write("last words");
    await new Promise((resolve) => socket.write("", resolve));
    socket.destroy();
    await expect.poll(() => heardThere).toEqual(["last words"]);
    calm();
  });
});

describe("a fault does what its name says", () => {
  test("delayed: everything comes, so much later", async () => {
    const { socket, heard } = await call();
    proxy.behave(delayed(80));
    const began = performance.now();
    socket.write("hello");
    await expect.poll(heard, { interval: 2 }).toBe("hello");
    expect(performance.now() - began).toBeGreaterThanOrEqual(155);
  });

  test("request dropped: the server hears nothing, and the connection stays", async () => {
    const { socket, heard } = await call();
    proxy.behave(requestDropped({ lines: 1 }));
    socket.write("hello");
    await expect.poll(proxy.isDrained).toBe(true);
    await pass();
    expect([heardThere, heard(), socket.destroyed]).toEqual([["round"], "", false]);
    proxy.calm();
    await once(socket, "close").catch(() => {});
  });

  test("answer dropped: the server hears and answers, the client never knows", async () => {
    const { socket, heard } = await call();
    proxy.behave(answerDropped({ lines: 1 }));
    socket.write("hello");
    await expect.poll(() => heardThere).toEqual(["hello"]);
    await pass();
    expect(heard()).toBe("");
  });

  test("black-holed: connections are taken, and nothing goes through, old and new", async () => {
    const { socket, heard } = await call();
    proxy.behave(blackHoled());
    socket.write("hello");
    const second = await call();
    second.socket.write("hello");
    await expect.poll(() => proxy.taken()).toBe(2);
    await expect.poll(proxy.isDrained).toBe(true);
    expect([heardThere, heard(), second.heard(), socket.destroyed]).toEqual([[], "", "", false]);
    proxy.calm();
    await pass();
  });

  test("refused: no connection is made", async () => {
    proxy.behave(refused());
    const { codes, socket } = await call();
    socket.write("hello");
    await expect.poll(() => codes.length).toBe(1);
    expect(codes[0]).toMatch(/ECONNRESET|EPIPE/);
    expect(heardThere).toEqual([]);
  });

  test("diverted: a new connection meets another server", async () => {
    const other = await listen((socket) => socket.end("somebody else"));
    proxy.behave(diverted(portOf(other)));
    const { heard } = await call();
    await expect.poll(heard).toBe("somebody else");
    other.close();
  });

  test("reordered: what the first connection asks waits until another, asking later, was answered", async () => {
    const first = await call();
    proxy.behave(reordered());
    first.socket.write("first");
    await expect.poll(proxy.isDrained).toBe(false);
    const second = await call();
    second.socket.write("second");
    await expect.poll(() => heardThere).toEqual(["second", "first"]);
  });

  test("half-closed: the server hears an end after the next bytes, its answer still comes", async () => {
    const { socket, heard } = await call();
    proxy.behave(halfClosed());
    socket.write("hello");
    await expect.poll(heard).toBe("hellobye");
    socket.write("again");
    await pass().catch(() => {});
    expect(heardThere).not.toContain("again");
  });

  test("reset after n bytes: so many arrive, then both ends break", async () => {
    const { socket, codes } = await call();
    proxy.behave(resetAfter(3, { way: "up", lines: 1 }));
    socket.write("hello");
    await expect.poll(() => codes).toEqual(["ECONNRESET"]);
    await expect.poll(proxy.open).toBe(0);
    expect(heardThere.join("")).toMatch(/^(hel)?$/);
  });

  test("split: the same bytes, one at a time", async () => {
    const { socket, heard } = await call();
    proxy.behave(split(1, { way: "up" }));
    socket.write("hello");
    await expect.poll(heard).toBe("hello");
    expect(heardThere.length).toBeGreaterThan(1);
  });

  test("slow: an answer takes ten times as long as it took", async () => {
    await proxy[Symbol.asyncDispose]();
    const late = await listen((socket) => {
      socket.on("data", (bytes) => setTimeout(() => socket.write(bytes), 20));
    });
    proxy = await openProxy({ to: portOf(late) });
    const { socket, heard } = await call();
    proxy.behave(slow(10));
    const began = performance.now();
    socket.write("hello");
    await expect.poll(heard, { interval: 2 }).toBe("hello");
    expect(performance.now() - began).toBeGreaterThanOrEqual(180);
    late.close();
  });
});

describe("faults", () => {
  test("stack, take so many connections as they aim at, and end together", async () => {
    const one = await call();
    proxy.behave(answerDropped({ lines: 1 }));
    proxy.behave(delayed(10));
    expect(proxy.behaviours()).toEqual(["delayed-10", "answer-dropped-1"]);
    one.socket.write("hello");
    await expect.poll(() => heardThere).toEqual(["hello"]);
    await pass();
    expect(one.heard()).toBe("");
    proxy.calm();
    expect(proxy.behaviours()).toEqual([]);
    // A stream with a hole is of no use to anybody.
    await expect.poll(() => one.socket.destroyed).toBe(true);
  });

  test("let go at once what they held when they end", async () => {
    const { socket, heard } = await call();
    proxy.behave(delayed(600_000));
    socket.write("hello");
    await expect.poll(proxy.isDrained).toBe(false);
    proxy.calm();
    await expect.poll(heard).toBe("hello");
  });
});
