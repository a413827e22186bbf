/** What the host knows of an attempt that fails under it. */
import { hostname } from "node:os";
import { resultPlaces } from "../results/index.ts";
import type { Attempt } from "./attempt.ts";
import { putErrorContext, type AttemptFacts } from "./error-context.ts";
import type { Ending, KeepContext } from "./journal.ts";
import { knownArguments, type ArgumentSources } from "./known-arguments.ts";
import type { RunContext } from "./run-context.ts";

/**
 * @param outputs what names in its arguments mean; default: tasks, by their ids
 * @returns puts it on the bus, once it is known how the attempt has ended
 */
export function attemptContext(
  context: RunContext,
  attempt: Attempt,
  outputs: ArgumentSources["outputs"] = context.outputs,
): KeepContext {
  const { run, build, bus, secrets, workspace, logs } = context;
  const { core, number, identity } = attempt;
  const place = { bus, logs: resultPlaces(workspace, run).logs, mask: secrets.mask };

  async function factsOf(ending: Ending): Promise<AttemptFacts> {
    await logs.flush(core.id);
    const tool = build.manifest.tools.find(({ name }) => name === core.tool);
    return {
      run,
      task: core.id,
      attempt: number,
      tool: { name: core.tool, ...(tool !== undefined && { version: tool.version }) },
      ...(identity !== undefined && { identity: identity.sha256 }),
      host: hostname(),
      ...ending,
      ...(await knownArguments(core, { ...context, outputs })),
    };
  }

  return (ending) => putErrorContext(place, factsOf(ending));
}
