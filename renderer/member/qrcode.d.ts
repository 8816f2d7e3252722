/** The part of `qrcode` that makes a symbol and draws nothing; the package ships no types. */
declare module "qrcode/lib/core/qrcode.js" {
  type Modules = { readonly size: number; readonly data: Uint8Array };
  const qrcode: {
    create(text: string, options: { readonly errorCorrectionLevel: "M" }): { readonly modules: Modules };
  };
  export default qrcode;
}
