/** What is used of escpos 2.5.2, which brings no types. */
declare module "escpos" {
  type Adapter = { write(data: Uint8Array): void };
  class Printer {
    constructor(adapter: Adapter, options?: { encoding?: string });
    align(align: "LT" | "CT" | "RT"): this;
    style(style: "NORMAL" | "B"): this;
    text(text: string): this;
    cut(): this;
    flush(): this;
  }
  const escpos: { readonly Printer: typeof Printer };
  export default escpos;
}
