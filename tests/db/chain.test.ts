import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { toCanonical } from "#db/canonical.ts";
import { hashEntry, hashGenesis } from "#db/chain.ts";
import { keyIdOf } from "#db/keys.ts";

const key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
const genesis = { epoch: 3, key, prev_epoch_head: null, reg: "京大-01" };
const body = toCanonical({ z: '𠮷野家\n"\\\u0007', a: [1, null, true], ｱ: 0, "\u{1f600}": -5 });

/** The same, by hashlib and struct, from the words of the format alone. */
const inPython = `
import hashlib, json, struct, sys
g = json.dumps(${JSON.stringify(JSON.stringify(genesis))})
h = lambda b: hashlib.sha256(b).digest()
genesis = json.loads(json.loads(g))
text = json.dumps(genesis, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
h0 = h(b"coop-register/genesis/v1\\0" + text)
body = json.loads(sys.argv[1])
h1 = h(b"coop-register/entry/v1\\0" + struct.pack(">QQ", 3, 1) + h0 + h(body.encode()))
print(h0.hex(), h1.hex(), h(bytes.fromhex(genesis["key"])).hex()[:16])
`;

describe("the hash chain", () => {
  test("is the same in another language", () => {
    const said = execFileSync("python3", ["-c", inPython, JSON.stringify(body)], { encoding: "utf8" }).trim();
    const h0 = hashGenesis(genesis);
    expect(`${h0.toString("hex")} ${hashEntry(3, 1, h0, body).toString("hex")} ${keyIdOf(key)}`).toBe(said);
  });

  test("puts names in the order of UTF-16 code units, as RFC 8785 wants", () => {
    expect(body).toBe('{"a":[1,null,true],"z":"𠮷野家\\n\\"\\\\\\u0007","\u{1f600}":-5,"ｱ":0}');
  });

  test("is the same to the independent verifier's canonical writer", () => {
    const script = "import json,sys,verify; print(json.dumps(verify.canonical(json.loads(json.loads(sys.argv[1])))))";
    const args = ["-c", script, JSON.stringify(body)];
    const said = execFileSync("python3", args, {
      encoding: "utf8",
      cwd: join(import.meta.dirname),
      env: { PATH: process.env["PATH"], PYTHONDONTWRITEBYTECODE: "1" },
    });
    expect(JSON.parse(said)).toBe(body);
  });

  test.each([0.5, 2 ** 53, Number.NaN, { deep: [1, 1.25] }])("holds no number that is not exact: %j", (value) => {
    expect(() => toCanonical({ value })).toThrow(TypeError);
  });

  test.each(["\ud800", "a\udfffb"])("holds no lone surrogate", (value) => {
    expect(() => toCanonical({ value })).toThrow(/surrogate/i);
    expect(() => toCanonical({ [value]: 1 })).toThrow(/surrogate/i);
  });
});
