import type { Rig } from "#rig/open-rig.ts";
import { readHead } from "./kill/read-books.ts";

/** Headquarters holds the head of this register's journal, and no job is open. */
export function isForwarded({ data, reg, servers }: Rig): boolean {
  const { seq, hash, openJobs } = readHead(data);
  const held = servers.headquarters.heads().find((one) => one.reg === reg && one.epoch === 1);
  return openJobs === 0 && held?.seq === seq && held.hash === hash;
}
