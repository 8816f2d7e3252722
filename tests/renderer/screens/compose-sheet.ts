type Picture = { readonly name: string; readonly look: string; readonly file: string };

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** The contact sheet: a row for each thing to look at, a picture for each way to look. */
export function composeSheet(pictures: readonly Picture[]): string {
  const rows = Map.groupBy(pictures, ({ name }) => name);
  const body = [...rows].map(
    ([name, shots]) =>
      `<section><h2>${escape(name)}</h2>${shots
        .map(
          ({ look, file }) =>
            `<a href="${encodeURI(file)}"><img loading="lazy" src="${encodeURI(file)}" alt="${escape(`${name}, ${look}`)}"><span>${look}</span></a>`,
        )
        .join("")}</section>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Screens</title><style>
body { margin: 16px; font: 14px/1.4 sans-serif; background: #eee; color: #222 }
section { display: flex; flex-wrap: wrap; gap: 8px; padding: 8px 0; border-top: 1px solid #ccc }
h2 { flex: 0 0 100%; margin: 0; font-size: 15px }
a { display: grid; width: 240px; color: inherit; text-decoration: none }
img { width: 240px; height: 150px; object-fit: contain; object-position: top; background: #ddd }
</style></head><body><h1>${pictures.length} pictures of ${rows.size} states</h1>
${body.join("\n")}
</body></html>
`;
}
