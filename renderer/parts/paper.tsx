import { type ReactNode, useLayoutEffect, useRef } from "react";
import css from "./receipt-side.module.css";

/** What a picture of paper is drawn with; anything else in it is left out. */
const drawn: ReadonlySet<string> = new Set(
  "svg g text tspan path rect line defs filter feFlood feComposite".split(" "),
);

/** The drawing asks the web for a font; the policy of the page refuses it loudly. */
const sheet = /<style[^]*?<\/style>/g;

/**
 * The picture of a receipt, drawn in the page itself: inside an <img> it could not use the fonts the app brings,
 * and a kiosk need not have a Japanese font of its own.
 */
export function Paper({ svg, label }: { readonly svg: string; readonly label: string }): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    host.current?.replaceChildren(...readPaper(svg));
  }, [svg]);
  return <div ref={host} role="img" aria-label={label} className={css["image"]} />;
}

function readPaper(svg: string): readonly Node[] {
  const { documentElement: root } = new DOMParser().parseFromString(svg.replace(sheet, ""), "image/svg+xml");
  if (root.localName !== "svg") return [];
  const [width, height] = ["width", "height"].map((name) => root.getAttribute(name)?.replace("px", "") ?? "0");
  if (!root.hasAttribute("viewBox")) root.setAttribute("viewBox", `0 0 ${width} ${height}`);
  root.removeAttribute("width");
  root.removeAttribute("height");
  root.setAttribute("preserveAspectRatio", "xMidYMin meet");
  for (const element of root.querySelectorAll("*")) {
    if (!drawn.has(element.localName)) element.remove();
    element.removeAttribute("style");
    if (element.hasAttribute("font-family")) element.setAttribute("font-family", "'BIZ UDGothic', 'BIZ UDPGothic'");
  }
  return [document.importNode(root, true)];
}
