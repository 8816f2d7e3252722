/** What the API takes at most in `description`. */
const longest = 200;

/**
 * The description of a creating call, `{shop name} {reg}-{epoch}-{seq of the intent}`: members read it in their app, and it finds the
 * booking again when the authority has forgotten the request id.
 */
export function describeIntent(o: { shop: string; reg: string; epoch: number; seq: number }): string {
  const mark = ` ${o.reg}-${o.epoch}-${o.seq}`;
  return [...o.shop].slice(0, longest - mark.length).join("") + mark;
}
