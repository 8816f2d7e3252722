import type { Catalogue } from "#db/catalogue.ts";
import type { Answer, TransportCode } from "./answer.ts";
import { backoffMs } from "./backoff.ts";
import type { HeadquartersCode } from "./headquarters/ask.ts";
import type { Headquarters } from "./headquarters/open-headquarters.ts";
import type { CatalogueDelta } from "./headquarters/schemas.ts";
import type { SettingsBody } from "./headquarters/settings-body.ts";
import { openPause } from "./pause.ts";

type Paged = "items" | "pictures" | "cards";
/** What came down and is stored, told when the last page of a part is. `complete`: all parts are as headquarters has them now. */
export type PullEvent =
  | { readonly kind: "settings"; readonly settings: SettingsBody }
  | { readonly kind: "items" | "pictures" | "cards" | "denyList"; readonly version: number }
  | { readonly kind: "complete" }
  /** What came could not be written. */
  | { readonly kind: "unstored"; readonly part: Paged }
  | { readonly kind: "refused"; readonly code: HeadquartersCode }
  | { readonly kind: "away"; readonly code: TransportCode };
export type Pull = Disposable & { readonly nudge: () => void };

const everyMs = 60_000;

const stopped = { kind: "away", code: "aborted" } as const;

type Failed = Exclude<Answer<never, HeadquartersCode>, { kind: "answer" }> | Extract<PullEvent, { kind: "unstored" }>;

/** Brings down settings, deny list, cards and catalogue, at the start and then every minute, each stored before the next is asked for. */
export function openPull(o: {
  readonly headquarters: Headquarters;
  readonly catalogue: Catalogue;
  /** Writes a page of goods without holding anybody up; null where it could not be written. Left out: in place. */
  readonly store?: (page: CatalogueDelta) => Promise<boolean | null>;
  readonly see: (event: PullEvent) => void;
  readonly timeScale?: number;
}): Pull {
  const { headquarters, catalogue, see, timeScale = 1 } = o;
  const stop = new AbortController();
  const pause = openPause(stop.signal);

  const settings = async (): Promise<Failed | null> => {
    const got = await headquarters.settings(catalogue.versions().settings);
    if (stop.signal.aborted) return stopped;
    if (got.kind !== "answer") return got;
    if (got.value === null) return null;
    const { settings, ...signed } = got.value;
    catalogue.putSettings(signed);
    see({ kind: "settings", settings });
    return null;
  };
  const denyList = async (): Promise<Failed | null> => {
    const { denyList: have } = catalogue.versions();
    // The list is as old as the question: what was added while the answer was on its way is not in it.
    const askedAtMs = Date.now();
    const got = await headquarters.denyList(have);
    if (stop.signal.aborted) return stopped;
    if (got.kind !== "answer") return got;
    const fresh = got.value !== null && got.value.version !== have ? got.value : null;
    if (fresh !== null) catalogue.putDenyList(fresh);
    catalogue.confirmDenyList(askedAtMs);
    if (fresh !== null) see({ kind: "denyList", version: fresh.version });
    return null;
  };
  /**
   * Page after page; a page that does not lead on would lead round for ever. Told once, at the end or where it breaks off: three hundred
   * pages of a first filling are one change to the screen and to the settings in force.
   */
  const pages = async <T extends { readonly version: number; readonly more: boolean }>(
    part: Paged,
    ask: (since: number) => Promise<Answer<T, HeadquartersCode>>,
    store: (page: T) => boolean | null | Promise<boolean | null>,
  ): Promise<Failed | null> => {
    const before = catalogue.versions()[part];
    const bring = async (): Promise<Failed | null> => {
      while (!stop.signal.aborted) {
        const since = catalogue.versions()[part];
        const got = await ask(since);
        if (stop.signal.aborted) break;
        if (got.kind !== "answer") return got;
        const { version, more } = got.value;
        if (version > since && (await store(got.value)) === null) return { kind: "unstored", part };
        if (stop.signal.aborted) break;
        if (!more) return null;
        if (version <= since) return { kind: "refused", code: "bad-answer" };
      }
      return stopped;
    };
    const failed = await bring();
    if (stop.signal.aborted) return stopped;
    const version = catalogue.versions()[part];
    if (version > before) see({ kind: part, version });
    return failed;
  };
  const steps = [
    settings,
    denyList,
    () => pages("cards", headquarters.cards, catalogue.putCards),
    () => pages("items", headquarters.catalogue, o.store ?? catalogue.putItems),
    () => pages("pictures", headquarters.pictures, catalogue.putPictures),
  ];
  /** One refused part does not hold up the others; with the road away there is no point in going on. */
  const pullAll = async (): Promise<Failed | null> => {
    let refused: Failed | null = null;
    for (const step of steps) {
      const failed = await step();
      if (failed?.kind === "away") return failed;
      refused = failed ?? refused;
    }
    return refused;
  };
  const run = async (): Promise<void> => {
    let failures = 0;
    while (!stop.signal.aborted) {
      const failed = await pullAll();
      if (stop.signal.aborted) return;
      see(failed ?? { kind: "complete" });
      failures = failed === null ? 0 : failures + 1;
      await pause.wait((failed === null ? everyMs : backoffMs(failures, Math.random())) * timeScale);
    }
  };
  const unwatch = headquarters.watch((online) => {
    if (online === "up") pause.wake();
  });
  void run();
  return {
    nudge: () => pause.wake(),
    // An answer still under way is not waited for: from here on nothing touches the catalogue any more.
    [Symbol.dispose]: () => {
      unwatch();
      stop.abort();
    },
  };
}
