/** The part of `qrcode` the printer uses; the package ships no types. */
declare module "qrcode" {
  type Segment = { readonly data: Uint8Array; readonly mode: "byte" };
  type Options = { readonly errorCorrectionLevel: "L" | "M" | "Q" | "H" };
  type Symbol = { readonly modules: { readonly size: number; readonly data: Uint8Array } };
  const qrcode: { create(data: string | readonly Segment[], options: Options): Symbol };
  export default qrcode;
}
