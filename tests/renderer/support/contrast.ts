/** Relative luminance of a colour #rrggbb (WCAG 2.2, "relative luminance"). */
function luminanceOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, 1-21 (WCAG 2.2, "contrast ratio"). */
export function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The colours of both themes by their names in tokens.css; what the dark one does not say is as in the light one. */
export function readThemes(css: string): Readonly<Record<"light" | "dark", Readonly<Record<string, string>>>> {
  const read = (block: string): Record<string, string> =>
    Object.fromEntries(
      [...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name ?? "", value ?? ""]),
    );
  const at = css.indexOf('[data-theme="dark"]');
  const light = read(css.slice(0, at));
  return { light, dark: { ...light, ...read(css.slice(at)) } };
}
