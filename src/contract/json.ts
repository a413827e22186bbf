import canonicalize from "canonicalize";
import { createHash } from "node:crypto";

/** Any value that survives `JSON.parse(JSON.stringify(value))` unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** JSON with sorted keys (RFC 8785): equal values have equal text on every machine. */
export function canonicalJson(value: unknown): string {
  return canonicalize(value) ?? "null";
}

/** Canonical order, two spaces, final newline: what a person reads in a pull request. */
export function prettyJson(value: unknown): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(value)), null, 2)}\n`;
}

/** sha256 in lower-case hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
