import type { ReactNode } from "react";

const paths = {
  ok: "M5 12.5l4.5 4.5L19 7.5",
  look: "M12 3.5L22 20.5H2z M12 10v5 M12 17.4v.8",
  bad: "M6 6l12 12 M18 6L6 18",
  unknown: "M6 12h12",
  say: "M12 10.5v7 M12 6.4v.8",
  help: "M12 2.6a9.4 9.4 0 1 0 .01 0z M9.3 9.4a2.8 2.8 0 1 1 4.3 2.4c-1.1.7-1.6 1.2-1.6 2.4 M12 17.3v.3",
  menu: "M4 7h16 M4 12h16 M4 17h16",
  erase: "M9 5h12v14H9l-7-7z M12.5 9.5l5 5 M17.5 9.5l-5 5",
  up: "M5 15l7-7 7 7",
  down: "M5 9l7 7 7-7",
  box: "M4.5 4.5h15v15h-15z",
  boxed: "M4.5 4.5h15v15h-15z M8 12.2l3 3 5.5-6.2",
  right: "M9 5l7 7-7 7",
  star: "M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z",
  print: "M7 9V3.5h10V9 M7 17H3.5V9h17v8H17 M7 14h10v6.5H7z",
} as const;
export type IconName = keyof typeof paths;

/** A line drawing of 24 × 24 units, as large as the text beside it. A word always stands with it. */
export function Icon({ name, size = 24 }: { readonly name: IconName; readonly size?: number }): ReactNode {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2.4}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
