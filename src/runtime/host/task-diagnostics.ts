import type { Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Store } from "../store/index.ts";

/** One diagnostic for each task that failed, in the order of the plan. */
export async function taskDiagnostics(store: Store, run: string): Promise<Diagnostic[]> {
  const attempts = await store.attempts(run);
  const last = new Map(attempts.map((attempt) => [attempt.task, attempt]));
  return [...last.values()].flatMap(({ task, status, error }) => {
    if (status !== "failed" || error === undefined) return [];
    const { code, message, help } = error;
    const place = { in: "plan", task } as const;
    return [
      { code, severity: "error", message, places: [place], ...(help !== undefined && { help }) },
    ];
  });
}
