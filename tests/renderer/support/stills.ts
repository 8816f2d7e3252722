import type { CustomerView, View } from "#ipc/view.ts";
import { memberScenes } from "./member-scenes.ts";
import { scenes } from "./scenes.ts";
import { sheetPaths } from "./sheet-paths.ts";
import { stateScenes } from "./state-scenes.ts";
import { type TechnicianScene, technicianScenes } from "./technician-scenes.ts";

/** One thing to look at: a View of a window, and the keys pressed on it. */
export type Still = { readonly name: string } & (
  | { readonly page: "index"; readonly view: View; readonly keys: readonly string[] }
  | { readonly page: "customer"; readonly view: CustomerView }
  | { readonly page: "technician"; readonly scene: TechnicianScene }
  | { readonly page: "parts" }
);

/** Everything there is to look at, in the order of the contact sheet. */
export const stills: readonly Still[] = [
  { name: "parts", page: "parts" },
  ...Object.entries({ ...scenes, ...stateScenes }).map(([name, view]): Still => ({
    name,
    page: "index",
    view,
    keys: [],
  })),
  ...sheetPaths.map(([name = "", ...keys]): Still => {
    const view = scenes[name];
    if (view === undefined) throw new Error(`no scene ${name}`);
    return { name: [name, ...keys].join(" "), page: "index", view, keys };
  }),
  ...Object.entries(memberScenes).map(([name, view]): Still => ({ name: `customer ${name}`, page: "customer", view })),
  ...Object.entries(technicianScenes).map(([name, scene]): Still => ({
    name: `technician ${name}`,
    page: "technician",
    scene,
  })),
];

/** The screens registers have, width × height in CSS px. */
export const sizes = [
  [1024, 768],
  [1280, 800],
  [1920, 1080],
] as const;

/** How a still is looked at. */
export type Look = {
  readonly size: (typeof sizes)[number];
  readonly language: "ja" | "en";
  readonly theme: "light" | "dark";
};

/** Every way there is to look. */
export const looks: readonly Look[] = sizes.flatMap((size) =>
  (["ja", "en"] as const).flatMap((language) =>
    (["light", "dark"] as const).map((theme): Look => ({ size, language, theme })),
  ),
);

export const nameLook = ({ size, language, theme }: Look): string => `${size.join("x")}-${language}-${theme}`;
