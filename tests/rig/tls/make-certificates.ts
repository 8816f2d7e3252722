import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Paths of PEM files. */
export type Certificates = {
  readonly ca: string;
  readonly server: { readonly cert: string; readonly key: string };
  readonly headquarters: { readonly cert: string; readonly key: string };
  readonly pokepay: { readonly cert: string; readonly key: string };
};

function openssl(dir: string, ...args: readonly string[]): void {
  execFileSync("openssl", args, { cwd: dir, stdio: ["ignore", "ignore", "pipe"] });
}

function makeKey(dir: string, name: string): void {
  openssl(dir, "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", `${name}.key`);
}

function sign(dir: string, name: string, cn: string, extensions: string): void {
  makeKey(dir, name);
  writeFileSync(join(dir, `${name}.ext`), extensions);
  openssl(dir, "req", "-new", "-key", `${name}.key`, "-subj", `/CN=${cn}`, "-out", `${name}.csr`);
  // A serial of its own instead of a counter file: two certificates may be made at once.
  const serial = `0x${crypto.randomUUID().replaceAll("-", "").slice(0, 16)}`;
  openssl(
    dir,
    "x509",
    "-req",
    "-in",
    `${name}.csr`,
    "-CA",
    "ca.pem",
    "-CAkey",
    "ca.key",
    "-set_serial",
    serial,
    "-days",
    "3650",
    "-sha256",
    "-extfile",
    `${name}.ext`,
    "-out",
    `${name}.pem`,
  );
}

const serverExtensions = `basicConstraints=CA:FALSE
keyUsage=digitalSignature
extendedKeyUsage=serverAuth
subjectAltName=DNS:pokepay.localhost,DNS:headquarters.localhost,DNS:localhost,IP:127.0.0.1
`;
const clientExtensions = `basicConstraints=CA:FALSE
keyUsage=digitalSignature
extendedKeyUsage=clientAuth
`;

/**
 * An authority of the rig's own with one server certificate and two client certificates (CN = reg for headquarters), EC P-256,
 * as PEM files in dir. What is there already is kept, so that another reg gets a client certificate beside the first one's.
 */
export function makeCertificates(dir: string, o: { readonly reg: string }): Certificates {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const missing = (name: string): boolean => !existsSync(join(dir, `${name}.pem`));
  if (missing("ca")) {
    makeKey(dir, "ca");
    openssl(
      dir,
      "req",
      "-x509",
      "-new",
      "-key",
      "ca.key",
      "-sha256",
      "-days",
      "3650",
      "-subj",
      "/CN=coop-register rig",
      "-addext",
      "basicConstraints=critical,CA:TRUE",
      "-addext",
      "keyUsage=critical,keyCertSign,cRLSign",
      "-out",
      "ca.pem",
    );
  }
  const client = `register-${o.reg}`;
  if (missing("server")) sign(dir, "server", "pokepay.localhost", serverExtensions);
  if (missing(client)) sign(dir, client, o.reg, clientExtensions);
  if (missing("partner")) sign(dir, "partner", "rig partner", clientExtensions);
  const pair = (name: string) => ({ cert: join(dir, `${name}.pem`), key: join(dir, `${name}.key`) });
  return {
    ca: join(dir, "ca.pem"),
    server: pair("server"),
    headquarters: pair(client),
    pokepay: pair("partner"),
  };
}

export const readPem = (path: string): string => readFileSync(path, "utf8");
