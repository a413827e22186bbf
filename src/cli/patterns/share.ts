import { resolve } from "node:path";
import { prettyJson } from "../../contract/json.ts";
import { patternSchema } from "../../contract/pattern.ts";
import { planNameSchema } from "../../contract/plan.ts";
import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import type { Outcome } from "../command.ts";
import { writeWorkspaceFile } from "../init/write-file.ts";
import { relativeTo } from "../render/place.ts";
import type { Session } from "../session.ts";
import type { PatternArguments } from "./arguments.ts";
import { namedPattern } from "./named-pattern.ts";
import { readPatterns } from "./read-patterns.ts";

/** Writes a file without the plan's own name, which is made of words of the query: another one can be given. */
export async function share(
  { name, out, as }: PatternArguments,
  session: Session,
): Promise<Outcome> {
  const { workspace, catalog } = await session.project();
  const patterns = await readPatterns(workspace, await catalog(), { withArguments: true });
  const { plan: _plan, since: _since, ...known } = namedPattern(name, patterns);
  const shown = as ?? `pattern-${known.id}`;
  if (!planNameSchema.safeParse(shown).success) {
    const reason = `--as ${shown} is no name: small letters, digits and hyphens.`;
    throw new OrchcError(wrongUsage({ reason, usage: "orchc patterns share NAME --as NAME" }));
  }
  const pattern = patternSchema.parse({ ...known, name: shown });
  const file = resolve(session.cwd, out ?? `${shown}.pattern.json`);
  await writeWorkspaceFile(file, prettyJson(pattern), "wx");
  return {
    text: `Written: ${relativeTo(session.cwd, file)}, called ${shown}`,
    json: { file, pattern },
  };
}
