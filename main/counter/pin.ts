import { createHmac, scrypt, timingSafeEqual } from "node:crypto";

/** scrypt N = 2^16, r = 8, p = 1 takes 64 MiB; Node's default ceiling is 32 MiB. */
const maxmem = 128 * 1024 * 1024;

/** Whether a PIN fits `scrypt$N$r$p$salt$hash` (hex) over HMAC-SHA-256(pepper, PIN). Off the main thread; about 0.2 s. */
export async function checkPin(pin: string, stored: string, pepper: Buffer): Promise<boolean> {
  const [name, n, r, p, salt, hash] = stored.split("$");
  if (name !== "scrypt" || !salt || !hash) return false;
  const expected = Buffer.from(hash, "hex");
  const secret = createHmac("sha256", pepper).update(pin).digest();
  const options = { N: Number(n), r: Number(r), p: Number(p), maxmem };
  const derived = await new Promise<Buffer>((resolve, reject) => {
    scrypt(secret, Buffer.from(salt, "hex"), expected.length, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
  return timingSafeEqual(derived, expected);
}
