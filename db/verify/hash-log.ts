/** The hash of every entry walked, by seq, at 32 bytes each: an anchor or a Z speaks of older ones. */
export function openHashLog() {
  let bytes = Buffer.alloc(32 * 1024);
  const empty = Buffer.alloc(32);
  return {
    set(seq: number, hash: string): void {
      const at = 32 * seq;
      if (seq < 0 || !Number.isSafeInteger(at) || seq > 100_000_000) return;
      if (at + 32 > bytes.length) {
        const more = Buffer.alloc(Math.max(2 * bytes.length, at + 32));
        bytes.copy(more);
        bytes = more;
      }
      bytes.write(hash.slice(0, 64), at, "hex");
    },
    get(seq: number): string | undefined {
      const hash = bytes.subarray(32 * seq, 32 * seq + 32);
      return hash.length < 32 || hash.equals(empty) ? undefined : hash.toString("hex");
    },
  };
}
export type HashLog = ReturnType<typeof openHashLog>;
