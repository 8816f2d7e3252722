import dns from "node:dns";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { installLocalhost, isLocalhostName } from "#upstream/resolve-localhost.ts";

test("names under localhost are this machine while the wrapper is in, and only those", async () => {
  const remove = installLocalhost();
  expect(installLocalhost()).toBe(remove);
  const lookup = promisify(dns.lookup);
  expect(await lookup("pokepay.localhost")).toBe("127.0.0.1");
  expect(await lookup("Pokepay.LOCALHOST.", { all: true })).toEqual([{ address: "127.0.0.1", family: 4 }]);
  await expect(lookup("nothing.invalid")).rejects.toThrow();
  expect(["localhost", "a.localhost", "localhost.example", "notlocalhost", ""].map(isLocalhostName)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  const wrapped = dns.lookup;
  remove();
  expect(dns.lookup).not.toBe(wrapped);
});
