/** Builds that stand on tools of a server which are not what they were. */
import { OrchcError } from "../../contract/diagnostics/index.ts";
import type { Session } from "../session.ts";

/** Names, sorted. What a build that cannot be read stands on, `orchc drift` says. */
export async function affectedBuilds(
  session: Session,
  servers: readonly string[],
): Promise<string[]> {
  const { listPlans, loadDrift, readPlan } = await import("../../compiler/index.ts");
  const { workspace, catalog: open } = await session.project();
  const names = await listPlans(workspace);
  if (names.length === 0 || servers.length === 0) return [];
  const [catalog, { findDrift }] = await Promise.all([open(), loadDrift()]);
  const found: string[] = [];
  for (const name of names) {
    try {
      const drift = await findDrift({ plan: await readPlan(workspace, name), workspace, catalog });
      const isOurs = drift.changes.some((change) => servers.some((server) => JSON.stringify(change).includes(`"${server}.`))); // prettier-ignore
      if (isOurs) found.push(name);
    } catch (error) {
      if (!(error instanceof OrchcError)) throw error;
    }
  }
  return found.toSorted();
}
