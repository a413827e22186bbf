/** What may stand for a name, from the workspace; for completion. */
import { listPlans, queryNames } from "../compiler/index.ts";
import type { Session } from "./session.ts";

export async function listQueries(session: Session): Promise<string[]> {
  return queryNames(await session.workspace());
}

export async function listBuilds(session: Session): Promise<string[]> {
  return listPlans(await session.workspace());
}
