/** What a service asks for as proof of who asks, as secrets of the workspace. */
import { isJsonObject, type Json, type JsonObject } from "../../contract/json.ts";
import { DocumentProblem } from "./problem.ts";
import type { ApiSecret } from "./operation.ts";
import { listOf, resolved, textOf } from "./resolve.ts";

/** The first way to be let in that a request can be given; none when the service asks for none. */
export function secretsOf(operation: JsonObject, root: JsonObject, agent: string): ApiSecret[] {
  const ways = listOf(operation["security"] ?? root["security"]).filter(isJsonObject);
  if (ways.length === 0) return [];
  const problems: string[] = [];
  // With a secret before without: who has one is told more.
  for (const way of ways.toSorted((a, b) => Number(isOpen(a)) - Number(isOpen(b)))) {
    try {
      return together(Object.keys(way).map((scheme) => secretOf(scheme, root, agent)));
    } catch (error) {
      if (!(error instanceof DocumentProblem)) throw error;
      problems.push(error.message);
    }
  }
  throw new DocumentProblem(problems[0] ?? "");
}

function isOpen(way: JsonObject): boolean {
  return Object.keys(way).length === 0;
}

function together(secrets: ApiSecret[]): ApiSecret[] {
  const places = secrets.map(
    ({ placed }) => placed.query ?? (placed.header ?? "authorization").toLowerCase(),
  );
  if (new Set(places).size < places.length)
    throw new DocumentProblem("it asks for two secrets in the same place");
  return secrets;
}

function secretOf(scheme: string, root: JsonObject, agent: string): ApiSecret {
  const { components } = root;
  const schemes = isJsonObject(components) ? components["securitySchemes"] : undefined;
  const found: Json | undefined =
    isJsonObject(schemes) && Object.hasOwn(schemes, scheme) ? schemes[scheme] : undefined;
  if (found === undefined)
    throw new DocumentProblem(
      `it asks for ${JSON.stringify(scheme.slice(0, 100))}, which securitySchemes does not have`,
    );
  return { name: secretNameOf(agent, scheme), ...sentAs(resolved(found, root)) };
}

function sentAs(scheme: JsonObject): Omit<ApiSecret, "name"> {
  const [type, name, place] = [
    textOf(scheme["type"]),
    textOf(scheme["name"]),
    textOf(scheme["in"]),
  ];
  if (type === "apiKey" && place === "query") return { placed: { query: name }, holds: "the key" };
  if (type === "apiKey" && place === "header" && /^[A-Za-z0-9-]+$/.test(name)) {
    const isAuthorization = name.toLowerCase() === "authorization";
    return {
      placed: isAuthorization ? { header: name, prefix: "" } : { header: name },
      holds: "the key",
    };
  }
  if (type === "oauth2" || type === "openIdConnect")
    return { placed: {}, holds: "an access token" };
  const way = type === "http" ? textOf(scheme["scheme"]).toLowerCase() : type;
  if (way === "bearer") return { placed: {}, holds: "a token" };
  if (way === "basic") return { placed: { prefix: "Basic " }, holds: "base64 of user:password" };
  const said =
    type === "apiKey"
      ? `a key in ${place} ${JSON.stringify(name.slice(0, 100))}`
      : JSON.stringify(way.slice(0, 100));
  throw new DocumentProblem(
    `it is let in by ${said}, which no secret of a workspace can be sent as`,
  );
}

/** `PETS_API_KEY` for `api_key` or `apiKey` of `pets`. */
function secretNameOf(agent: string, scheme: string): string {
  const words = `${agent}_${scheme}`.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, "_");
  return words
    .replaceAll(/[^A-Za-z0-9]+/g, "_")
    .replace(/_+$/, "")
    .toUpperCase();
}
