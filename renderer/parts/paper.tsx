import { type ReactNode, useLayoutEffect, useRef } from "react";
import css from "./receipt-side.module.css";

/** What a picture of paper is drawn with; anything else in it is left out. */
const drawn: ReadonlySet<string> = new Set(
  "svg g text tspan path rect line defs filter feFlood feComposite".split(" "),
);

/** Paper around what is printed, in dots: 203 dpi paper of 80 mm prints 72 mm. */
const margin = 32;

/**
 * The one filter of the drawings: white on black. They name it anew each time, and Chromium keeps every name that a page ever pointed at, which
 * pins the memory around it: some 8 KB a sale that no collection gave back.
 */
const inverse = "paper-inverse";

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
  const root: Element = new DOMParser().parseFromString(svg.replace(sheet, ""), "image/svg+xml").documentElement;
  if (root.localName !== "svg") return [];
  const [width = 0, height = 0] = ["width", "height"].map((name) => Number.parseInt(root.getAttribute(name) ?? "", 10));
  root.setAttribute("viewBox", `${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`);
  root.removeAttribute("width");
  root.removeAttribute("height");
  for (const element of root.querySelectorAll("*")) {
    if (!drawn.has(element.localName)) element.remove();
    element.removeAttribute("style");
    if (element.localName === "filter") element.id = inverse;
    if (element.hasAttribute("filter")) element.setAttribute("filter", `url(#${inverse})`);
    if (element.hasAttribute("font-family"))
      element.setAttribute("font-family", "'BIZ UDGothic', 'BIZ UDPGothic', 'BIZ UDPGothic Rare'");
  }
  const paper = document.importNode(root, true);
  if (!(paper instanceof SVGElement)) return [];
  paper.style.aspectRatio = `${width + 2 * margin} / ${height + 2 * margin}`;
  return [paper];
}
