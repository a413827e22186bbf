import { OrchcError } from "./diagnostic.ts";

/**
 * Waits for all of them. When some fail with problems of the user's, throws one OrchcError with all of these,
 * each once; anything else that was thrown goes first.
 */
export async function together<T>(work: readonly Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(work);
  const failures = results.flatMap((result) =>
    result.status === "rejected" ? [result.reason as unknown] : [],
  );
  const unexpected = failures.find((error) => !(error instanceof OrchcError));
  if (unexpected !== undefined) throw unexpected as Error;
  const problems = failures.filter((error) => error instanceof OrchcError);
  // Those that failed because another one did bring its diagnostics again.
  const distinct = new Set(problems.flatMap(({ diagnostics }) => diagnostics));
  if (distinct.size > 0) throw new OrchcError([...distinct]);
  return results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
}
