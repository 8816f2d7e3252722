/** One record of recorder.c. Times are CLOCK_MONOTONIC, ns; `at` is an offset, a size, flags or a count, as the kind says. */
export type LogRecord = {
  readonly kind: "start" | "open" | "write" | "sync" | "truncate" | "unlink" | "rename" | "out" | "left";
  readonly ns: number;
  readonly fd: number;
  readonly port: number;
  readonly at: number;
  readonly bytes: Buffer;
};

const kinds = [null, "start", "open", "write", "sync", "truncate", "unlink", "rename", "out", "left"] as const;
const magic = 0x52_45_43_31;
const headBytes = 40;

/** @throws on a record it does not know; a last one cut short by a kill is left out */
export function readLog(log: Buffer): LogRecord[] {
  const records: LogRecord[] = [];
  for (let from = 0; from + headBytes <= log.length;) {
    const kind = kinds[log.readUInt32LE(from + 4)];
    if (log.readUInt32LE(from) !== magic || kind === undefined || kind === null)
      throw new Error(`no record at ${from}`);
    const end = from + headBytes + log.readUInt32LE(from + 32);
    if (end > log.length) break;
    records.push({
      kind,
      ns: Number(log.readBigUInt64LE(from + 8)),
      fd: log.readInt32LE(from + 16),
      port: log.readUInt32LE(from + 20),
      at: Number(log.readBigInt64LE(from + 24)),
      bytes: log.subarray(from + headBytes, end),
    });
    from = end;
  }
  return records;
}
