import type { PrinterProfile } from "../profile.ts";
import type { Dialect } from "./dialect.ts";
import { escpos } from "./escpos.ts";
import { star } from "./star.ts";

/** The command language of a model. */
export function dialectOf({ dialect }: Pick<PrinterProfile, "dialect">): Dialect {
  return dialect === "star" ? star : escpos;
}
