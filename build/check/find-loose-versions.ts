const groups = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];
/** One version, of the package itself or of one under another name, or a package of our own inside the tree. */
const exact = /^((?:npm:@?[a-z][\w./-]*@)?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?|file:[a-z][\w/-]*)$/;

/** Dependencies of a package.json that do not name one exact version. */
export function findLooseVersions(manifest: object): string[] {
  const wanted = Object.entries(manifest).filter(([group, list]) => groups.includes(group) && typeof list === "object");
  return wanted
    .flatMap(([, list]) => Object.entries(list))
    .flatMap(([name, version]) => {
      const text = String(version);
      return exact.test(text) ? [] : [`${name}@${text}`];
    });
}
