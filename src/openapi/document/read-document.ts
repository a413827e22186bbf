/** An OpenAPI document as somebody else wrote it: read, bounded, and valid by the schema of its version. Nothing is fetched. */
import { parse } from "yaml";
import { isTooDeep, type Json, type JsonObject } from "../../contract/json.ts";
import { oneLine } from "../../contract/unseen.ts";
import { DocumentProblem } from "./problem.ts";

/** Characters: the largest public ones (of GitHub, of Microsoft Graph's parts) have 12 million. */
const LONGEST_DOCUMENT = 32 * 2 ** 20;

export interface ApiDocument {
  readonly root: JsonObject;
  /** `3.0` or `3.1`. */
  readonly version: string;
  readonly title: string;
  readonly description: string;
}

/** Whether a file is meant to be such a document, also one that cannot be used. */
export function isApiDocument(text: string): boolean {
  return /^[\s{]*(?:.*[\n,{]\s*)??["']?(?:openapi|swagger)["']?\s*:/s.test(text.slice(0, 65_536));
}

/** @throws DocumentProblem that says what keeps it from being used */
export async function readDocument(text: string): Promise<ApiDocument> {
  if (text.length > LONGEST_DOCUMENT) {
    throw new DocumentProblem(`it has more than ${LONGEST_DOCUMENT / 2 ** 20} million characters`);
  }
  const root = parsed(text);
  const { openapi, swagger } = root;
  if (swagger !== undefined)
    throw new DocumentProblem(
      "it is Swagger 2.0, and OpenAPI 3.0 and 3.1 can be read; convert it first",
    );
  const version = typeof openapi === "string" ? /^3\.[01](?=\.\d+)/.exec(openapi)?.[0] : undefined;
  if (version === undefined) throw new DocumentProblem("it does not say openapi: 3.0.x or 3.1.x");
  if (isTooDeep(root)) throw new DocumentProblem("it is nested too deep");
  checkReferences(root);
  const problem = await problemOf(root);
  if (problem !== undefined) throw new DocumentProblem(`it is not valid: ${problem}`);
  const info = root["info"] as { readonly title: string; readonly description?: string };
  return {
    root,
    version,
    title: oneLine(info.title),
    description: oneLine(info.description ?? ""),
  };
}

/** JSON is YAML; read as JSON it is read a hundred times as fast, and `__proto__` is a name like any other in both. */
function parsed(text: string): JsonObject {
  let value: unknown;
  try {
    value = text.trimStart().startsWith("{") ? JSON.parse(text) : parsedYaml(text);
  } catch (error) {
    throw new DocumentProblem(
      `it is neither JSON nor YAML (${oneLine((error as Error).message).slice(0, 200)})`,
    );
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new DocumentProblem("it holds no object");
  }
  return value as JsonObject;
}

function parsedYaml(text: string): unknown {
  // Through JSON: a date or a shared part of an alias becomes what JSON has, and one that holds itself is refused.
  return JSON.parse(JSON.stringify(parse(text, { maxAliasCount: 1000 })));
}

/** All references lead to places of the document: what another file or address holds is not fetched. */
function checkReferences(root: JsonObject): void {
  const waiting: Json[] = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== "object" || value === null) continue;
    const ref = (value as JsonObject)["$ref"];
    if (typeof ref === "string" && !ref.startsWith("#")) {
      throw new DocumentProblem(
        `it refers to ${JSON.stringify(oneLine(ref).slice(0, 200))}, and nothing is fetched; bundle it into one file first`,
      );
    }
    waiting.push(...Object.values(value));
  }
}

/** By the schema that the OpenAPI Initiative gives out, and whether references lead anywhere. */
async function problemOf(root: JsonObject): Promise<string | undefined> {
  const { Validator } = await import("@seriousme/openapi-schema-validator");
  const { valid, errors } = await new Validator().validate(structuredClone(root));
  if (valid) return undefined;
  if (!Array.isArray(errors)) return oneLine(String(errors)).slice(0, 300);
  // The deepest place says most: what stands above it is wrong for its sake.
  const [deepest] = errors.toSorted((a, b) => b.instancePath.length - a.instancePath.length);
  return oneLine(`${deepest?.instancePath || "the document"} ${deepest?.message ?? ""}`).slice(
    0,
    300,
  );
}
