import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { matches, type Schema } from "./json-schema.ts";

type Content = { readonly "application/json"?: { readonly schema: Schema } };
type Described = { readonly content?: Content; readonly $ref?: string };
type Parameter = { readonly name: string; readonly in: string; readonly schema: Schema };
type OperationObject = {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: Described;
  readonly responses: Readonly<Record<string, Described>>;
};
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};
export type Contract = {
  /** The operation at this place, its path parameters, and what is wrong with the request, if anything. */
  find(method: string, path: string, query: URLSearchParams): Found | undefined;
  takes(operation: string, body: unknown): boolean;
  gives(operation: string, status: number, body: unknown): boolean;
  isA(schema: string, value: unknown): boolean;
};
export type Found = {
  readonly operation: string;
  readonly path: Readonly<Record<string, string>>;
  readonly fault?: string;
};

/** The project's openapi.yaml, looked for upwards: this file runs from tests/rig and, bundled, from out/rig or beside the app. */
export function findContract(from: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let at = from; ; at = dirname(at)) {
    const here = ["openapi.yaml", "main/upstream/headquarters/openapi.yaml"]
      .map((name) => join(at, name))
      .find((file) => existsSync(file));
    if (here !== undefined) return here;
    if (at === dirname(at)) throw new Error(`no openapi.yaml above ${from}`);
  }
}

/** openapi.yaml as a judge: whatever the rig takes or gives has to fit it. */
export function openContract(file: string = findContract()): Contract {
  const document = parse(readFileSync(file, "utf8")) as Document;
  const resolve = (ref: string): Schema => {
    const [, , section, name] = ref.split("/");
    const found = document.components[section ?? ""]?.[name ?? ""];
    if (found === undefined) throw new Error(`openapi.yaml has no ${ref}`);
    return found as Schema;
  };
  const deref = <T extends object>(value: T | { readonly $ref: string }): T =>
    "$ref" in value && typeof value.$ref === "string" ? (resolve(value.$ref) as T) : (value as T);
  const operations = Object.entries(document.paths).flatMap(([template, item]) =>
    Object.entries(item)
      .filter(([method]) => method !== "parameters")
      .map(([method, operation]) => {
        const op = operation as OperationObject;
        const shared = (item["parameters"] ?? []) as NonNullable<OperationObject["parameters"]>;
        return {
          op,
          method: method.toUpperCase(),
          pattern: new RegExp(`^${template.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`),
          parameters: [...shared, ...(op.parameters ?? [])].map((one) => deref<Parameter>(one)),
        };
      }),
  );
  const fits = (described: Described | undefined, body: unknown): boolean => {
    const schema =
      described === undefined ? undefined : deref<Described>(described).content?.["application/json"]?.schema;
    return schema === undefined ? body === undefined : matches(schema, body, resolve);
  };
  const named = (id: string) => operations.find((one) => one.op.operationId === id)?.op;
  return {
    find(method, path, query) {
      for (const { op, pattern, parameters, ...one } of operations) {
        const match = one.method === method ? pattern.exec(path) : null;
        if (match === null) continue;
        const given = (parameter: Parameter) =>
          parameter.in === "path" ? match.groups?.[parameter.name] : (query.get(parameter.name) ?? undefined);
        const bad = parameters.find((parameter) => {
          const text = given(parameter);
          const schema = deref<Schema>(parameter.schema);
          return text !== undefined && !matches(schema, schema["type"] === "integer" ? Number(text) : text, resolve);
        });
        return {
          operation: op.operationId,
          path: { ...match.groups },
          ...(bad === undefined ? {} : { fault: bad.name }),
        };
      }
      return undefined;
    },
    takes: (id, body) => fits(named(id)?.requestBody, body),
    gives(id, status, body) {
      const described = named(id)?.responses[String(status)];
      return described !== undefined && fits(described, body);
    },
    isA: (schema, value) => matches(resolve(`#/components/schemas/${schema}`), value, resolve),
  };
}
