import { openStore } from "../../runtime/index.ts";
import type { Outcome } from "../command.ts";
import type { Session } from "../session.ts";
import type { PatternArguments } from "./arguments.ts";
import { namedPattern } from "./named-pattern.ts";
import { readPatterns } from "./read-patterns.ts";

/** The plan and its runs stay; later runs count anew. */
export async function forget({ name }: PatternArguments, session: Session): Promise<Outcome> {
  const { workspace, catalog } = await session.project();
  const { id, name: known } = namedPattern(name, await readPatterns(workspace, await catalog()));
  const store = await openStore(workspace.paths.database);
  try {
    await store.forgetPattern(id, new Date().toISOString());
  } finally {
    await store.close();
  }
  return {
    text: `Forgot ${known}. Its plan and its runs are still there; later runs count anew.`,
    json: { id, name: known },
  };
}
