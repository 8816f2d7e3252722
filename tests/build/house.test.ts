import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findLongSheets } from "#build/check/find-long-sheets.ts";
import { findLooseVersions } from "#build/check/find-loose-versions.ts";
import { root } from "#build/runtime/pins.ts";
import { describe, expect, test } from "vitest";
import { openSkeleton, runTool } from "./skeleton.ts";

function readManifest(...path: string[]): object {
  const parsed: unknown = JSON.parse(readFileSync(join(root, ...path, "package.json"), "utf8"));
  return typeof parsed === "object" && parsed !== null ? parsed : {};
}

describe("The house as it stands", () => {
  const green = { isGreen: true, text: expect.any(String) };

  test("compiles, project by project", async () => {
    expect(await runTool(root, "tsc", ["-b", "--pretty", "false"])).toEqual(green);
  }, 120_000);

  test("has nothing the lint refuses", async () => {
    expect(await runTool(root, "oxlint", ["--type-aware", "--deny-warnings", "--format=unix"])).toEqual(green);
  }, 120_000);

  test("is written as the formatter writes it", async () => {
    expect(await runTool(root, "oxfmt", ["--check"])).toEqual(green);
  }, 60_000);

  test("has no file, export or dependency that nobody uses", async () => {
    expect(await runTool(root, "knip", ["--no-progress"])).toEqual(green);
  }, 120_000);

  test("has no style sheet over 250 lines", () => {
    expect(findLongSheets(root)).toEqual([]);
  });

  test("names one exact version of every package", () => {
    expect(findLooseVersions(readManifest())).toEqual([]);
    expect(findLooseVersions(readManifest("build", "runtime", "fallback"))).toEqual([]);
  });
});

describe("The tools that say so", () => {
  test("knip finds a file, an export and a dependency that nobody uses", async () => {
    using house = openSkeleton("rules and code");
    const used = "export const used = 1;\nexport const unused = 2;\n";
    house.plant("main/register/planted-nobody.ts", "export const alone = 1;\n");
    house.plant("main/register/planted-half.ts", used);
    house.plant(
      "main/technician/provision.ts",
      'import { used } from "#register/planted-half.ts";\nconsole.log(used);\n',
    );
    const manifest = { ...readManifest(), dependencies: { "left-behind": "1.0.0" } };
    house.plant("package.json", JSON.stringify(manifest));
    const said = await house.run("knip", "--no-progress");
    expect(said.isGreen).toBe(false);
    expect(said.text).toMatch(/^main\/register\/planted-nobody\.ts/m);
    expect(said.text).toMatch(/^unused .*main\/register\/planted-half\.ts/m);
    expect(said.text).toMatch(/^left-behind /m);
    expect(said.text).not.toMatch(/^used /m);
  }, 120_000);

  test("a style sheet of 251 lines is found, one of 250 is not", () => {
    using house = openSkeleton();
    house.plant("renderer/long.css", "a {}\n".repeat(251));
    house.plant("renderer/full.css", "a {}\n".repeat(250));
    expect(findLongSheets(house.folder)).toEqual(["renderer/long.css"]);
  });

  test.for([
    "^1.2.3",
    "~1.2.3",
    "1.x",
    "*",
    "latest",
    ">=1.0.0",
    "1.2",
    "github:a/b",
    "npm:a@^1.2.3",
    "file:../elsewhere",
  ])("the version %s is not exact", (version) => {
    expect(
      findLooseVersions({
        devDependencies: { fine: "1.2.3", other: "npm:@a/b@1.2.3", early: "1.0.0-rc.1", loose: version },
      }),
    ).toEqual([`loose@${version}`]);
  });
});
