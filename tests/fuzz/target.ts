/** What a parser made of its bytes: one text for each frame, and how many bytes it still holds for a frame that is not whole. */
export type Heard = { readonly said: readonly string[]; readonly held: number };

/** A parser of bytes nobody vouches for. */
export type Target = {
  readonly name: string;
  /** Reads the chunks as they would come from a line; signals of flow control are left out of `said`. */
  read(chunks: readonly Uint8Array[]): Heard;
  /** Bytes it may hold at most. */
  readonly heldLimit: number;
  /** Frames as the device sends them; noise before them must not hide them. Empty where a message stands for itself. */
  readonly valid: readonly Uint8Array[];
  /** Pieces of what the device says, for streams that look nearly right. */
  readonly words: readonly Uint8Array[];
  /** Bytes of flow control, which may stand anywhere and change nothing. */
  readonly strewn: readonly number[];
  /** False where each chunk is a message of its own. */
  readonly isStream: boolean;
  /** What else must hold of what it said, in words when it does not. */
  readonly doubt?: (heard: Heard, chunks: readonly Uint8Array[]) => string | undefined;
};

/** A stream of bytes, where it is cut, where flow control stands in it, and which frames follow it. */
export type Stream = {
  readonly noise: Uint8Array;
  readonly cuts: Uint8Array;
  readonly picks: Uint8Array;
};

/** After this many bytes of valid frames, and one whole frame, nothing of the noise may be left. */
const RESYNC_BYTES = 8;

export function cut(bytes: Uint8Array, cuts: Uint8Array): Uint8Array[] {
  const places = Array.from(cuts, (at) => at % (bytes.length + 1)).toSorted((a, b) => a - b);
  return [...places, bytes.length].map((to, n) => bytes.subarray(n === 0 ? 0 : places[n - 1], to));
}

function strew(bytes: Uint8Array, places: Uint8Array, strewn: readonly number[]): Uint8Array {
  const out: number[] = [...bytes];
  places.forEach((at, n) => out.splice(at % (out.length + 1), 0, strewn[n % strewn.length] ?? 0));
  return Uint8Array.from(out);
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);
const show = (said: readonly string[]): string => said.slice(-12).join(" ");

function judgeResync(target: Target, { noise, cuts, picks }: Stream): string | undefined {
  if (target.valid.length === 0) return undefined;
  const frames = Array.from(picks, (pick, at) => target.valid[(pick * 257 + at) % target.valid.length] ?? noise);
  let place = 0;
  const wanted: string[] = [];
  frames.forEach((frame, at) => {
    if (at > 0 && place >= RESYNC_BYTES) wanted.push(...target.read([frame]).said);
    place += frame.length;
  });
  const bytes = Buffer.concat([noise, ...frames]);
  const { said } = target.read(cut(bytes, cuts));
  if (wanted.length === 0 || same(said.slice(-wanted.length), wanted)) return undefined;
  return `after noise: heard ${show(said)}, sent ${show(wanted)}`;
}

/** Why the parser did not do what every parser owes, or undefined; what it throws is the caller's to catch. */
export function judge(target: Target, stream: Stream): string | undefined {
  const { noise, cuts } = stream;
  const chunks = target.isStream ? [noise] : cut(noise, cuts);
  const whole = target.read(chunks);
  if (whole.held > target.heldLimit) return `holds ${whole.held} bytes`;
  if (target.isStream) {
    const inParts = target.read(cut(noise, cuts));
    if (!same(whole.said, inParts.said) || whole.held !== inParts.held)
      return `depends on the cuts: ${show(whole.said)} in one, ${show(inParts.said)} in parts`;
    if (target.strewn.length > 0) {
      const { said } = target.read(cut(strew(noise, stream.picks, target.strewn), cuts));
      if (!same(whole.said, said)) return `depends on flow control: ${show(whole.said)} without, ${show(said)} with`;
    }
  }
  return target.doubt?.(whole, chunks) ?? judgeResync(target, stream);
}

/** `judge`, with what was thrown as a reason among the others. */
export function judgeAll(target: Target, stream: Stream): string | undefined {
  try {
    return judge(target, stream);
  } catch (error) {
    return `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
}
