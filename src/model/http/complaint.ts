/** What an endpoint said about a request that it did not answer. */
import { readJson } from "../read-json.ts";

/** Code units of an error's body that are looked at: proxies answer with whole web pages. */
const MOST_TEXT = 65_536;

export interface Complaint {
  /** In the endpoint's words; of a web page its title. May be empty. */
  readonly said: string;
  /** The error's own code, where there is one: `insufficient_quota`. */
  readonly code: string;
}

/** Reads the body, which must not have been read. A body that breaks off says nothing. */
export async function complaintIn(response: Response): Promise<Complaint> {
  const text = await response.text().catch(() => "");
  return complaintOf(text.slice(0, MOST_TEXT));
}

export function complaintOf(text: string): Complaint {
  const trimmed = text.trim();
  if (trimmed.startsWith("<")) {
    const title = /<title[^>]*>([^<]*)/i.exec(trimmed)?.[1]?.trim() ?? "";
    return { said: title === "" ? "a web page" : `a web page, "${title}"`, code: "" };
  }
  const body = trimmed.startsWith("{") || trimmed.startsWith("[") ? readJson(trimmed) : undefined;
  // Some services answer with a list of one.
  const first: unknown = Array.isArray(body) ? body[0] : body;
  const error = fieldOf(first, "error") ?? first;
  const said = [
    error,
    fieldOf(error, "message"),
    fieldOf(first, "message"),
    fieldOf(first, "detail"),
  ].find((part): part is string => typeof part === "string");
  const code = fieldOf(error, "code") ?? fieldOf(error, "type");
  return { said: said ?? trimmed, code: typeof code === "string" ? code : "" };
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
