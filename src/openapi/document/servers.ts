/** Where an operation is asked: the first of its servers. */
import { isJsonObject, type Json, type JsonObject } from "../../contract/json.ts";
import { listOf, textOf } from "./resolve.ts";
import { DocumentProblem } from "./problem.ts";

const REMEDY = "write servers: [{ url: https://… }] into the document";

/** Its address, without a slash at the end. Those of an operation come before those of its path and of the document. */
export function serverOf(...places: readonly JsonObject[]): URL {
  const servers = places.map(({ servers: said }) => listOf(said));
  const [first] = servers.find(({ length }) => length > 0) ?? [];
  if (!isJsonObject(first)) throw new DocumentProblem(`no server is said; ${REMEDY}`);
  const text = filledIn(textOf(first["url"]), first["variables"]);
  const shown = JSON.stringify(text.slice(0, 200));
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || !/^https?:\/\//i.test(text)) {
    throw new DocumentProblem(`its server ${shown} is no address of HTTP; ${REMEDY}`);
  }
  if (url.username !== "" || url.password !== "")
    throw new DocumentProblem("its server has a password in its address");
  if (url.search !== "" || url.hash !== "")
    throw new DocumentProblem(`its server ${shown} has a query or a fragment`);
  return url;
}

/** Variables have a default: the specification asks for it. */
function filledIn(text: string, variables: Json | undefined): string {
  return text.replaceAll(/\{([^{}]*)\}/g, (all, name: string) => {
    const variable =
      isJsonObject(variables) && Object.hasOwn(variables, name) ? variables[name] : undefined;
    const fallback = isJsonObject(variable) ? textOf(variable["default"]) : "";
    if (fallback === "")
      throw new DocumentProblem(
        `its server has a variable without a default, ${all.slice(0, 100)}; ${REMEDY}`,
      );
    return fallback;
  });
}

/** The address with `{names}` in it. @throws DocumentProblem when it leads out of the server */
export function addressOf(server: URL, path: string): string {
  const base = server.pathname.replace(/\/+$/, "");
  const whole = `${server.origin}${base}${path}`;
  const plain = path.replaceAll(/\{[^{}]*\}/g, "x");
  const url = URL.parse(`${server.origin}${base}${plain}`);
  if (
    !path.startsWith("/") ||
    url === null ||
    url.pathname !== `${base}${encodedPath(plain)}` ||
    url.host !== server.host
  ) {
    throw new DocumentProblem("its path is not one below its server");
  }
  return whole;
}

/** As an address writes a path that has no steps upwards: what differs from it has some, or a query. */
function encodedPath(path: string): string {
  return path.replaceAll(/[^!-~]|["<>`{}^]/gu, (character) => encodeURIComponent(character));
}
