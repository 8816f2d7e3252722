import { openHttp, type HttpServer } from "../http/open-http.ts";
import type { Book } from "./ledger.ts";
import { portalIndex, portalPage, unlistedPage } from "./portal-page.ts";
import { readPurchases } from "./read-purchases.ts";
import { readUnlisted } from "./read-unlisted.ts";

/** The portal members look at, fed by nothing but the forwarded journal. */
export function openPortal(o: {
  books(): readonly Book[];
  readonly members: readonly { readonly member: string; readonly name: string }[];
}): Promise<HttpServer> {
  return openHttp((_message, response, url) => {
    const member = /^\/portal\/([^/]+)$/.exec(url.pathname)?.[1];
    const known = o.members.find((one) => one.member === decodeURIComponent(member ?? ""));
    const isUnlisted = url.pathname === "/unlisted";
    const page = isUnlisted
      ? unlistedPage(readUnlisted(o.books()))
      : member === undefined
        ? portalIndex(o.members)
        : portalPage(known?.name ?? "", known?.member ?? "", readPurchases(o.books(), known?.member ?? ""));
    const isPage = member === undefined ? ["/", "/portal", "/unlisted"].includes(url.pathname) : known !== undefined;
    response.writeHead(isPage ? 200 : 404, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
    response.end(isPage ? page : "見つかりません");
  });
}
