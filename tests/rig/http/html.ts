/** Text made safe for HTML. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

/** Yen with thousands separated, negative amounts with a real minus sign. */
export const yen = (amount: number): string => `${amount < 0 ? "−" : ""}¥${Math.abs(amount).toLocaleString("en-US")}`;
