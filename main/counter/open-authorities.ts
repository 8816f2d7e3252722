import type { Config } from "#main/config.ts";
import type { HeardDate } from "#upstream/headquarters/ask.ts";
import { type Headquarters, openHeadquarters } from "#upstream/headquarters/open-headquarters.ts";
import { openPokepayLater } from "#upstream/pokepay/open-pokepay-later.ts";
import type { Pokepay } from "#upstream/pokepay/open-pokepay.ts";

/** The e-money authority and headquarters, as the configuration names them. */
export function openAuthorities(
  config: Config,
  heardDate?: (heard: HeardDate) => void,
): { readonly pokepay: Pokepay; readonly headquarters: Headquarters } {
  const { time_scale: timeScale = 1, reg } = config;
  const { ca, ini, shop, moneys } = config.pokepay;
  const pokepay = openPokepayLater({
    ini,
    shop,
    moneys: { emoney: moneys.emoney, ...(moneys.meal === undefined ? {} : { meal: moneys.meal }) },
    ...(ca === undefined ? {} : { ca }),
    timeScale,
  });
  const { signing_key: signingKey, ...files } = config.headquarters;
  return {
    pokepay,
    headquarters: openHeadquarters({ ...files, reg, signingKey, timeScale, ...(heardDate ? { heardDate } : {}) }),
  };
}
