import type { ReactNode } from "react";

/** The tokens of a theme as tokens.css says them, by name. */
function readTokens(selector: string): readonly (readonly [name: string, value: string])[] {
  return [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .flatMap((rule) => (rule instanceof CSSStyleRule && rule.selectorText === selector ? [rule.style] : []))
    .flatMap((style) => [...style].map((name) => [name, style.getPropertyValue(name)] as const))
    .filter(([name]) => name.startsWith("--"));
}

/** Every colour and size there is, of both themes. */
export function Tokens(): ReactNode {
  const light = readTokens(":root");
  const dark = new Map(readTokens(':root[data-theme="dark"]'));
  return (
    <div className="tokens" data-tokens>
      {light.map(([name, value]) => {
        const other = dark.get(name);
        return (
          <div key={name} className="token" data-token={name}>
            {CSS.supports("color", value) ? <div className="swatch" style={{ background: `var(${name})` }} /> : <div />}
            <div>
              {name}
              <br />
              {value}
              {other !== undefined && ` · ${other}`}
            </div>
          </div>
        );
      })}
    </div>
  );
}
