import generic from "./profiles/generic.json" with { type: "json" };

/** A reader model as data: its commands in hex, `{service}` the service code with its bytes swapped, `{block}` one byte. */
export type ReaderProfile = { name: string; selectService: string; readBlock: string; idm: string };

const PROFILES: Record<string, ReaderProfile> = { generic };

/** The profile of that name; throws on a name that is not among them (a configuration that was never valid). */
export function readerProfile(name: string): ReaderProfile {
  const profile = PROFILES[name];
  if (!profile) throw new Error(`no reader profile "${name}"; there are ${Object.keys(PROFILES).join(", ")}`);
  return profile;
}
