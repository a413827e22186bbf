/** Problems of the user's that work throws, as a result. */
import { OrchcError, type Diagnostic } from "../../contract/diagnostics/index.ts";

/** What work gives; when it throws problems of the user's, what `failed` makes of them. */
export async function reporting<T>(
  work: Promise<T>,
  failed: (problems: readonly Diagnostic[]) => T,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof OrchcError)) throw error;
    return failed(error.diagnostics);
  }
}
