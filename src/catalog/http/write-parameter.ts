/** Parameters as addresses and headers write them: RFC 6570 as far as OpenAPI refers to it. */
import { ToolError } from "../errors.ts";
import type { HttpParameter } from "./operation.ts";

/** What stands between items that are one parameter. */
const BETWEEN = { form: ",", space: "%20", pipe: "%7C" } as const;

/** `a=1`, none of what is not given. */
export function inQuery(value: unknown, parameter: HttpParameter): string[] {
  const { name, style = "form", explode = true } = parameter;
  const pair = (key: string, text: string): string => `${encodeURIComponent(key)}=${text}`;
  const one = (item: unknown): string => encodeURIComponent(scalar(item, name));
  if (value === undefined || value === null) return [];
  if (style === "json") return [pair(name, encodeURIComponent(JSON.stringify(value)))];
  if (Array.isArray(value)) {
    if (style === "deep") throw notWritten(name);
    if (explode) return value.map((item) => pair(name, one(item)));
    return value.length === 0 ? [] : [pair(name, value.map(one).join(BETWEEN[style]))];
  }
  if (typeof value !== "object") return [pair(name, one(value))];
  const fields = fieldsOf(value);
  if (style === "deep") return fields.map(([key, field]) => pair(`${name}[${key}]`, one(field)));
  if (style !== "form") throw notWritten(name);
  if (explode) return fields.map(([key, field]) => pair(key, one(field)));
  return fields.length === 0
    ? []
    : [pair(name, fields.flatMap(([key, field]) => [one(key), one(field)]).join(","))];
}

/** Between slashes. @throws ToolError for what would be another path */
export function inPath(value: unknown, parameter: HttpParameter): string {
  const text = withCommas(value, parameter, encodeURIComponent);
  if (text === "" || text === "." || text === "..") {
    throw new ToolError(
      `${parameter.name} is ${JSON.stringify(text)}, which names no part of an address`,
      {
        help: "Give the name or the number of what is meant.",
      },
    );
  }
  return text;
}

export function inHeader(value: unknown, parameter: HttpParameter): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = withCommas(value, parameter, (part) => part);
  if (/[^\t -~]/.test(text)) {
    throw new ToolError(`${parameter.name} has characters that a header cannot carry`, {
      help: "Leave out line ends and letters beyond ASCII.",
    });
  }
  return text;
}

/** The style `simple`. */
function withCommas(
  value: unknown,
  { name, style, explode = false }: HttpParameter,
  encode: (text: string) => string,
): string {
  if (style === "json") return encode(JSON.stringify(value));
  const one = (item: unknown): string => encode(scalar(item, name));
  if (Array.isArray(value)) return value.map(one).join(",");
  if (typeof value !== "object" || value === null) return one(value);
  return fieldsOf(value)
    .map(([key, field]) => `${encode(key)}${explode ? "=" : ","}${one(field)}`)
    .join(",");
}

function fieldsOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, field]) => field !== undefined && field !== null);
}

function scalar(value: unknown, name: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint")
    return String(value);
  throw notWritten(name);
}

function notWritten(name: string): ToolError {
  return new ToolError(`${name} holds a list or a record where an address can have none`, {
    help: "Give texts, numbers, true or false.",
  });
}
