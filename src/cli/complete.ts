/** What may stand for a name, from the workspace; for completion. */
import type { Session } from "./session.ts";

export async function listQueries(session: Session): Promise<string[]> {
  const { queryNames } = await import("../compiler/index.ts");
  return queryNames(await session.workspace());
}

export async function listBuilds(session: Session): Promise<string[]> {
  const { listPlans } = await import("../compiler/index.ts");
  return listPlans(await session.workspace());
}
