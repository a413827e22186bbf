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

/** Plans in `generated/`, and those that a person wrote and nobody has built yet. */
export async function listBuildable(session: Session): Promise<string[]> {
  const { listPlans, planSourceNames } = await import("../compiler/index.ts");
  const workspace = await session.workspace();
  const names = [...(await listPlans(workspace)), ...(await planSourceNames(workspace))];
  return [...new Set(names)].toSorted();
}
