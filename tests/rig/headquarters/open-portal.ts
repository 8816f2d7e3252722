import { openHttp, type HttpServer } from "../http/open-http.ts";
import type { Book } from "./ledger.ts";
import { portalIndex, portalPage } from "./portal-page.ts";
import { readPurchases } from "./read-purchases.ts";

/** The portal members look at, fed by nothing but the forwarded journal. */
export function openPortal(o: {
  books(): readonly Book[];
  readonly members: readonly { readonly member: string; readonly name: string }[];
}): Promise<HttpServer> {
  return openHttp((_message, response, url) => {
    const member = /^\/portal\/([^/]+)$/.exec(url.pathname)?.[1];
    const known = o.members.find((one) => one.member === decodeURIComponent(member ?? ""));
    const page =
      member === undefined
        ? portalIndex(o.members)
        : portalPage(known?.name ?? "", known?.member ?? "", readPurchases(o.books(), known?.member ?? ""));
    const found = member === undefined ? url.pathname === "/" || url.pathname === "/portal" : known !== undefined;
    response.writeHead(found ? 200 : 404, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
    response.end(found ? page : "見つかりません");
  });
}
