import { locatePage, policy } from "#shell/locate-page.ts";
import { expect, test } from "vitest";

const folder = "/opt/kiosk/renderer";

test("An address of ours names a file of the bundle and its media type", () => {
  expect(locatePage(folder, "app://register/index.html")).toEqual({
    path: "/opt/kiosk/renderer/index.html",
    type: "text/html; charset=utf-8",
  });
  expect(locatePage(folder, "app://register/assets/app-1a.js?v=1#x")?.path).toBe(
    "/opt/kiosk/renderer/assets/app-1a.js",
  );
});

test.each([
  "app://register/../../etc/passwd.html",
  "app://register/..%2f..%2fsecret.html",
  "app://register/%2e%2e/%2e%2e/secret.html",
  "app://register/a%5c..%5csecret.html",
  "app://register/%252e%252e/secret.html",
  "app://register/x%00.html",
  "app://register/%zz.html",
])("%s leads nowhere outside the bundle", (address) => {
  const found = locatePage(folder, address);
  expect(found === null || found.path.startsWith(`${folder}/`)).toBe(true);
  expect(found?.path ?? "").not.toContain("..");
});

test.each([
  "app://other/index.html",
  "app://register.evil/index.html",
  "https://register/index.html",
  "file:///opt/kiosk/renderer/index.html",
  "app://register/",
  "app://register/main.js.map",
  "app://register/keys/pepper",
  "no address",
])("%s is not served", (address) => {
  expect(locatePage(folder, address)).toBeNull();
});

test("The policy allows our own files and no connection, frame, form or inline script", () => {
  expect(policy.startsWith("default-src 'none'; script-src 'self';")).toBe(true);
  for (const shut of ["connect-src", "frame-ancestors", "base-uri", "form-action"])
    expect(policy).toContain(`${shut} 'none'`);
  expect(policy).not.toMatch(/unsafe|\*|http|blob/);
});
