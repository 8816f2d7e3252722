import * as v from "valibot";
import acr122u from "./profiles/acr122u.json" with { type: "json" };
import acr1252u from "./profiles/acr1252u.json" with { type: "json" };
import generic from "./profiles/generic.json" with { type: "json" };
import rcS300 from "./profiles/rc-s300.json" with { type: "json" };

/** Hex with `{names}` in braces; `{length1+3}` is a number of one byte (or two, high byte first): the frame's length and three more. */
const template = v.pipe(v.string(), v.regex(/^([0-9a-f]{2}|\{[a-z]+([12]\+[0-9]+)?\})+$/u));
/** Hex, `..` for any byte. */
const pattern = v.pipe(v.string(), v.regex(/^([0-9a-f]{2}|\.\.)*$/u));
const hex = v.pipe(v.string(), v.regex(/^([0-9a-f]{2})+$/u));

const model = v.strictObject({
  name: v.string(),
  /** Where its commands are described, and whether the device itself was ever at hand. */
  source: v.string(),
  tried: v.boolean(),
  /** The reader does FeliCa by PC/SC part 3: `{service}` the service code low byte first, `{block}` one byte. */
  pcsc: v.optional(v.strictObject({ selectService: template, readBlock: template, idm: hex })),
  /** The reader passes FeliCa's own frames. `{frame}` begins with its length, `{payload}` is what follows it; what comes before a frame in the answer is `…Head`. */
  felica: v.optional(
    v.strictObject({
      /** In a command to the card, or in an escape command to the reader. */
      by: v.picklist(["transmit", "control"]),
      before: v.array(hex),
      poll: template,
      pollHead: pattern,
      exchange: template,
      exchangeHead: pattern,
      after: v.array(hex),
    }),
  ),
  /** Escape commands at each coming of the reader. */
  setUp: v.optional(v.array(hex), []),
  /** Escape commands that show and sound how a reading went, 0.2 s at most. */
  feedback: v.optional(v.strictObject({ success: v.array(hex), failure: v.array(hex) })),
});

/** A reader model as data. */
export type ReaderProfile = v.InferOutput<typeof model>;
export type FelicaAccess = NonNullable<ReaderProfile["felica"]>;
export type PcscAccess = NonNullable<ReaderProfile["pcsc"]>;

/** Reads a model; throws an error that names the profile and the part that is wrong. */
export function readReaderProfile(name: string, data: unknown): ReaderProfile {
  const parsed = v.safeParse(model, data);
  if (!parsed.success) {
    const wrong = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? "it"}: ${issue.message}`);
    throw new Error(`reader profile "${name}" is wrong: ${wrong.join("; ")}`);
  }
  if (!parsed.output.pcsc && !parsed.output.felica) throw new Error(`reader profile "${name}" reads no card`);
  return parsed.output;
}

const MODELS: Record<string, unknown> = { generic, "rc-s300": rcS300, acr122u, acr1252u };

/** The profile of that name; throws on a name that is not among them (a configuration that was never valid). */
export function readerProfile(name: string): ReaderProfile {
  const data = MODELS[name];
  if (!data) throw new Error(`no reader profile "${name}"; there are ${Object.keys(MODELS).join(", ")}`);
  return readReaderProfile(name, data);
}
