import { createHmac, randomBytes, scrypt } from "node:crypto";

const [n, r, p] = [2 ** 16, 8, 1];

/** `scrypt$N$r$p$salt$hash` of a PIN under a pepper, as the settings carry it. */
export function hashPin(pepper: Buffer, pin: string, salt: Buffer = randomBytes(16)): Promise<string> {
  const secret = createHmac("sha256", pepper).update(pin).digest();
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, 32, { N: n, r, p, maxmem: 128 * 1024 * 1024 }, (error, hash) => {
      if (error === null) resolve(`scrypt$${n}$${r}$${p}$${salt.toString("hex")}$${hash.toString("hex")}`);
      else reject(error);
    });
  });
}
