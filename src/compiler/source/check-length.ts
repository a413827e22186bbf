import { queryTooLong, type Diagnostic } from "../../contract/diagnostics/index.ts";

/** The problem of a query that is longer than the configuration allows, in bytes of UTF-8. */
export function checkLength(
  query: string,
  { queryBytes: limit }: { readonly queryBytes: number },
): Diagnostic[] {
  const bytes = Buffer.byteLength(query);
  return bytes > limit ? [queryTooLong({ bytes, limit })] : [];
}
