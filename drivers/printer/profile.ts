import * as v from "valibot";
import cloneGsR from "./profiles/clone-gs-r.json" with { type: "json" };
import cloneSilent from "./profiles/clone-silent.json" with { type: "json" };
import tmM30 from "./profiles/epson-tm-m30.json" with { type: "json" };
import tmM30Narrow from "./profiles/epson-tm-m30-32.json" with { type: "json" };
import tmT20 from "./profiles/epson-tm-t20.json" with { type: "json" };
import tmT20Narrow from "./profiles/epson-tm-t20-32.json" with { type: "json" };
import tmT88 from "./profiles/epson-tm-t88.json" with { type: "json" };
import tmT88Narrow from "./profiles/epson-tm-t88-42.json" with { type: "json" };
import starLine from "./profiles/star-line.json" with { type: "json" };
import starPrnt from "./profiles/star-prnt.json" with { type: "json" };
import starPrntNarrow from "./profiles/star-prnt-32.json" with { type: "json" };

const byte = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255));

const model = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1)),
  /** The command language. A profile whose parts speak two of them is refused. */
  dialect: v.picklist(["escpos", "star"]),
  /** Font A characters in a line, and the width of one in dots. */
  columns: v.pipe(v.number(), v.integer(), v.minValue(20), v.maxValue(64)),
  columnDots: v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(24)),
  /** FS C: 1 selects Shift_JIS. ESC t: 1 is the Katakana page. ESC R: 8 is Japan (5Ch prints ¥). */
  kanjiCode: byte,
  codePage: byte,
  internationalSet: byte,
  /** Bytes of the cut; hex, empty without a cutter. */
  cut: v.pipe(v.string(), v.regex(/^([0-9a-f]{2})*$/u)),
  /** GS a: which changes are told by themselves. Bit 0 drawer, 1 online, 2 error, 3 paper, 6 panel. A Star tells all or nothing. */
  autoStatus: byte,
  /** How printing is proved: GS ( H fn 48 process id, GS r 1 (answered in order), ETB (Star), or not at all: then the outcome of a print is unknown. */
  statusMethod: v.picklist(["process-id", "gs-r", "etb", "none"]),
  /** Bytes that may be under way without an answer, so that a 4 KB buffer never overflows without flow control. */
  windowBytes: v.pipe(v.number(), v.integer(), v.minValue(1_200), v.maxValue(65_536)),
  /** GS v 0; ESC k (Star Line) or ESC GS S (StarPRNT). */
  raster: v.picklist(["gs-v", "esc-k", "esc-gs-s"]),
  /** GS ( L fn 67 and 69: a logo can be stored in the printer. */
  nvGraphics: v.boolean(),
  drawer: v.strictObject({
    pins: v.pipe(v.array(v.picklist([2, 5])), v.minLength(1)),
    /** A pulse while the printer is offline: DLE DC4 fn 1, or FS and EM of a Star. */
    realTime: v.boolean(),
  }),
});

/** A printer model as data. */
export type PrinterProfile = v.InferOutput<typeof model>;

/** Which bytes may begin a cut, and which parts belong to which language. */
const SPOKEN: Record<PrinterProfile["dialect"], { cut: RegExp; methods: string[]; rasters: string[] }> = {
  escpos: { cut: /^(1d56(0[01]|3[01]|4[12]..))?$/u, methods: ["process-id", "gs-r", "none"], rasters: ["gs-v"] },
  star: { cut: /^(1b64(0[0-3]|3[0-3]))?$/u, methods: ["etb", "none"], rasters: ["esc-k", "esc-gs-s"] },
};

/** Reads a model; throws an error that names the profile and the part that is wrong. */
export function readProfile(name: string, data: unknown): PrinterProfile {
  const parsed = v.safeParse(model, data);
  if (!parsed.success) {
    const wrong = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? "it"}: ${issue.message}`);
    throw new Error(`printer profile "${name}" is wrong: ${wrong.join("; ")}`);
  }
  const profile = parsed.output;
  const { cut, methods, rasters } = SPOKEN[profile.dialect];
  const foreign = [
    cut.test(profile.cut) ? "" : `cut ${profile.cut}`,
    methods.includes(profile.statusMethod) ? "" : `statusMethod ${profile.statusMethod}`,
    rasters.includes(profile.raster) ? "" : `raster ${profile.raster}`,
    profile.dialect === "star" && profile.nvGraphics ? "nvGraphics" : "",
  ].filter((part) => part !== "");
  if (foreign.length > 0)
    throw new Error(`printer profile "${name}" is wrong: ${foreign.join(", ")} is no ${profile.dialect} command`);
  return profile;
}

const MODELS: Record<string, unknown> = {
  "epson-tm-t88": tmT88,
  "epson-tm-t88-42": tmT88Narrow,
  "epson-tm-t20": tmT20,
  "epson-tm-t20-32": tmT20Narrow,
  "epson-tm-m30": tmM30,
  "epson-tm-m30-32": tmM30Narrow,
  "clone-gs-r": cloneGsR,
  "clone-silent": cloneSilent,
  "star-line": starLine,
  "star-prnt": starPrnt,
  "star-prnt-32": starPrntNarrow,
};

/** Names of all models. */
export const PRINTER_MODELS: readonly string[] = Object.keys(MODELS);

/** The profile of that name; throws on a name that is not among them or on a profile that is wrong (a configuration that was never valid). */
export function printerProfile(name: string): PrinterProfile {
  const data = Object.hasOwn(MODELS, name) ? MODELS[name] : undefined;
  if (data === undefined) throw new Error(`no printer profile "${name}"; there are ${PRINTER_MODELS.join(", ")}`);
  return readProfile(name, data);
}
