/** How the codes of the app and of other payers look. Lengths are settings: the authority's own documents do not agree on the first two. */
export type AppCodeRules = {
  /** Digits of a CPM token as the authority's own apps know it. */
  readonly cpmDigits: number;
  /** Characters of a CPM token as the Partner API publishes it (cpm_token, minLength = maxLength). */
  readonly cpmCharacters: number;
  /** Characters of an offline "pokeregi" token. */
  readonly pokeregiCharacters: number;
  /** Host names of codes that a customer scans; each also with `-env` after its first label. */
  readonly hosts: readonly string[];
};
export const appCodeRules: AppCodeRules = {
  cpmDigits: 20,
  cpmCharacters: 22,
  pokeregiCharacters: 25,
  hosts: ["www.pokepay.jp"],
};

export type AppCode =
  /** What a member's app shows to pay or charge with. Never journalled or logged. */
  | { readonly kind: "cpm"; readonly token: string }
  /** A code that a customer scans: at the counter it is the wrong one. */
  | { readonly kind: "customer-side"; readonly what: "cashtray" | "bill" | "check" | "pokeregi" }
  /** The QR of one of our receipts. `hash`: first 8 hex digits of the entry's, upper case. */
  | {
      readonly kind: "receipt";
      readonly reg: string;
      readonly epoch: number;
      readonly seq: number;
      readonly hash: string;
    };

const sides = { cashtrays: "cashtray", bills: "bill", checks: "check", pd: "pokeregi" } as const;

/** Says what a scanned or keyed code is that is no article; null for everything else. Spaces in keyed digits do not count. */
export function readAppCode(text: string, rules: AppCodeRules = appCodeRules): AppCode | null {
  const digits = text.replaceAll(" ", "");
  if (/^[0-9]+$/u.test(digits) && digits.length === rules.cpmDigits) return { kind: "cpm", token: digits };
  if (/^[0-9A-Za-z_-]+$/u.test(text) && text.length === rules.cpmCharacters) return { kind: "cpm", token: text };
  if (/^[0-9A-Z]+$/u.test(text) && text.length === rules.pokeregiCharacters)
    return { kind: "customer-side", what: "pokeregi" };
  return readReceipt(text) ?? readUrl(text, rules);
}

function readReceipt(text: string): AppCode | null {
  const parts = /^CR1\/([A-Za-z0-9][A-Za-z0-9_-]{0,31})\/([1-9][0-9]{0,14})\/([1-9][0-9]{0,14})\/([0-9A-F]{8})$/u.exec(
    text,
  );
  if (parts === null) return null;
  const [, reg = "", epoch, seq, hash = ""] = parts;
  return { kind: "receipt", reg, epoch: Number(epoch), seq: Number(seq), hash };
}

function readUrl(text: string, rules: AppCodeRules): AppCode | null {
  const parts = /^https:\/\/([a-z0-9.-]+)\/(cashtrays|bills|checks|pd)\/([0-9A-Za-z-]+)\/?(?:[?#].*)?$/iu.exec(text);
  if (parts === null) return null;
  const [, host = "", folder = "", id = ""] = parts;
  if (!isOurHost(host.toLowerCase(), rules.hosts)) return null;
  const side = folder.toLowerCase() as keyof typeof sides;
  const fits =
    side === "pd" ? id.length === rules.pokeregiCharacters : /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(id);
  return fits ? { kind: "customer-side", what: sides[side] } : null;
}

/** `www.pokepay.jp` stands for `www-sandbox.pokepay.jp` too. */
function isOurHost(host: string, hosts: readonly string[]): boolean {
  const [first = "", ...rest] = host.split(".");
  const bare = [first.replace(/-[a-z0-9]+$/u, ""), ...rest].join(".");
  return hosts.some((one) => one === host || one === bare);
}
