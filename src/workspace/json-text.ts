/** Where a text is no JSON. */
import type { Place } from "../contract/diagnostics/index.ts";
import { readYaml } from "./yaml-text.ts";

/** `undefined` when the text is JSON. */
export function jsonProblem(
  text: string,
  file: string,
): { readonly reason: string; readonly place: Place } | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { reason, place: syntaxPlace(text, reason, file) };
  }
}

/** As V8 says it, `(line 3 column 7)`; for messages of its that name none, as the YAML parser sees it. */
function syntaxPlace(text: string, reason: string, file: string): Place {
  const [, line, column] = /line (\d+) column (\d+)/.exec(reason) ?? [];
  if (line !== undefined) return { in: "file", file, line: Number(line), column: Number(column) };
  // JSON is YAML, whose parser knows where everything stands.
  return readYaml(text, file).diagnostics[0]?.places[0] ?? { in: "file", file };
}
