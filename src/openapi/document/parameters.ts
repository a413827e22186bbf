/** Parameters of an operation: what a plan calls them, and how they are written into the request. */
import type { HttpParameter } from "../../catalog/http/operation.ts";
import { isJsonObject, type Json, type JsonObject } from "../../contract/json.ts";
import { DocumentProblem } from "./problem.ts";
import { listOf, resolved, textOf } from "./resolve.ts";

export interface ApiParameter {
  readonly in: "path" | "query" | "header";
  readonly written: HttpParameter;
  readonly isRequired: boolean;
  /** With the words of the parameter. */
  readonly schema: JsonObject;
}

/** What the request says of itself anyway: the specification leaves parameters of these names out. */
const OWN_HEADERS = new Set(["accept", "content-type", "authorization"]);

/** What only the connection may say. */
const HEADERS_OF_THE_CONNECTION = new Set([
  "connection",
  "content-length",
  "cookie",
  "expect",
  "host",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** Those of the operation come in the place of those of its path. */
export function parametersOf(
  path: JsonObject,
  operation: JsonObject,
  root: JsonObject,
): ApiParameter[] {
  const found = new Map<string, JsonObject>();
  for (const value of [...listOf(path["parameters"]), ...listOf(operation["parameters"])]) {
    const parameter = resolved(value, root);
    found.set(`${textOf(parameter["in"])} ${textOf(parameter["name"])}`, parameter);
  }
  return [...found.values()].flatMap((parameter) => taken(parameter) ?? []);
}

function taken(parameter: JsonObject): ApiParameter | undefined {
  const { name, in: place, required, description, schema, content } = parameter;
  const isRequired = required === true;
  const called = textOf(name);
  const refuse = (why: string): undefined => {
    if (isRequired)
      throw new DocumentProblem(`its parameter ${JSON.stringify(called.slice(0, 100))} ${why}`);
    return undefined;
  };
  if (place === "cookie") return refuse("is a cookie");
  if (place !== "path" && place !== "query" && place !== "header") return refuse("has no place");
  if (place === "header") {
    if (OWN_HEADERS.has(called.toLowerCase())) return undefined;
    if (
      !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(called) ||
      HEADERS_OF_THE_CONNECTION.has(called.toLowerCase())
    )
      return refuse("is a header that no tool may send");
  }
  if (parameter["allowReserved"] === true)
    return refuse("is written with characters that separate parts of an address (allowReserved)");
  const way = content === undefined ? wayOf(parameter, place) : jsonWay(content);
  if (way === undefined) return refuse("is written in a way that is not known here");
  const shape = content === undefined ? schema : schemaOf(content);
  return {
    in: place,
    written: { name: called, ...way },
    isRequired,
    schema: {
      ...(isJsonObject(shape) ? shape : {}),
      ...(typeof description === "string" && { description }),
    },
  };
}

type Way = Omit<HttpParameter, "name">;

const QUERY_STYLES: Readonly<Record<string, Way["style"]>> = {
  form: "form",
  spaceDelimited: "space",
  pipeDelimited: "pipe",
  deepObject: "deep",
};

function wayOf({ style, explode }: JsonObject, place: ApiParameter["in"]): Way | undefined {
  if (place !== "query") {
    if (style !== undefined && style !== "simple") return undefined;
    return explode === true ? { explode } : {};
  }
  const own = QUERY_STYLES[textOf(style ?? "form")];
  if (own === undefined) return undefined;
  // By the specification only `form` has each item by itself unless it is said.
  const isApart = typeof explode === "boolean" ? explode : own === "form";
  return {
    ...(own !== "form" && { style: own }),
    ...(!isApart && own !== "deep" && { explode: false }),
  };
}

function jsonWay(content: Json): Way | undefined {
  return schemaOf(content) === undefined ? undefined : { style: "json" };
}

function schemaOf(content: Json): Json | undefined {
  const json = isJsonObject(content) ? content["application/json"] : undefined;
  return isJsonObject(json) ? (json["schema"] ?? {}) : undefined;
}
