/** The diagnostics that a call throws, for exact comparison. */
import { OrchcError, type Diagnostic } from "../../src/contract/diagnostics/index.ts";

export async function problemsOf(attempt: () => unknown): Promise<readonly Diagnostic[]> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof OrchcError) return error.diagnostics;
    throw error;
  }
  throw new Error("expected an OrchcError, nothing was thrown");
}

/** `code message (file:line:column)`: a diagnostic on one line, files relative to `root`. */
export function oneLine({ code, message, places }: Diagnostic, root = ""): string {
  const where = places.map((place) =>
    place.in === "file"
      ? `${place.file.replace(`${root}/`, "")}:${place.line ?? "-"}:${place.column ?? "-"}`
      : place.in === "query"
        ? `query ${place.start}-${place.end}`
        : `plan ${place.task ?? ""}`,
  );
  return [code, message, ...where.map((text) => `(${text})`)].join(" ");
}
