import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A server certificate of the authority in `dir` (ca.pem, ca.key) that ran out yesterday. PEM texts. */
export function makeExpired(dir: string, name: string): { readonly cert: string; readonly key: string } {
  const openssl = (...args: readonly string[]): void =>
    void execFileSync("openssl", args, { cwd: dir, stdio: "ignore" });
  writeFileSync(join(dir, "expired.ext"), `subjectAltName=DNS:${name}\nextendedKeyUsage=serverAuth\n`);
  openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "expired.key");
  openssl("req", "-new", "-key", "expired.key", "-subj", `/CN=${name}`, "-out", "expired.csr");
  openssl(
    "x509",
    "-req",
    "-in",
    "expired.csr",
    "-CA",
    "ca.pem",
    "-CAkey",
    "ca.key",
    "-set_serial",
    "0x77",
    "-days",
    "-1",
    "-sha256",
    "-extfile",
    "expired.ext",
    "-out",
    "expired.pem",
  );
  return { cert: readFileSync(join(dir, "expired.pem"), "utf8"), key: readFileSync(join(dir, "expired.key"), "utf8") };
}
