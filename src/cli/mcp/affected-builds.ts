/** Builds that stand on tools of a server which are not what they were. */
import { OrchcError } from "../../contract/diagnostics/index.ts";
import type { Session } from "../session.ts";

/** `hello (u1.ts)`, sorted. What a build that cannot be read stands on, `orchc drift` says. */
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
      const plan = await readPlan(workspace, name);
      const { changes } = await findDrift({ plan, workspace, catalog });
      const ours = changes.filter(
        ({ of, name: tool }) => of === "tool" && servers.includes(tool.split(".", 1)[0] ?? ""),
      );
      const scripts = [...new Set(ours.flatMap((change) => change.scripts))].toSorted();
      if (ours.length > 0)
        found.push(scripts.length === 0 ? name : `${name} (${scripts.join(", ")})`);
    } catch (error) {
      if (!(error instanceof OrchcError)) throw error;
    }
  }
  return found.toSorted();
}
