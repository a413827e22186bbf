/** What is known of attempts whose host died while they ran. */
import type { TaskFailed } from "../../../contract/events.ts";
import type { CoreTask, Manifest } from "../../../contract/manifest.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { busOf } from "../../bus/index.ts";
import { resultPlaces } from "../../results/index.ts";
import type { Store } from "../../store/index.ts";
import { putErrorContext, type AttemptFacts } from "../error-context.ts";
import { knownArguments, type ArgumentSources } from "../known-arguments.ts";
import { maskOf } from "../secrets/mask.ts";

export interface LostOptions {
  readonly tools: Manifest["tools"];
  readonly store: Store;
  readonly workspace: Workspace;
  /** What arguments follow from. Default: they are not known. */
  readonly sources?: ArgumentSources & { readonly tasks: readonly CoreTask[] };
}

/** @returns the same events, with the files that tell more of them */
export async function withContexts(
  events: readonly TaskFailed[],
  options: LostOptions,
): Promise<TaskFailed[]> {
  const told: TaskFailed[] = [];
  for (const event of events) {
    const { workspace, sources } = options;
    // Without sources nothing in it can be a secret: lines were masked when they were written.
    const mask = sources?.secrets.mask ?? maskOf([]);
    const place = { bus: busOf(workspace), logs: resultPlaces(workspace, event.run).logs, mask };
    const context = await putErrorContext(place, factsOf(event, options));
    told.push(context === undefined ? event : { ...event, context });
  }
  return told;
}

async function factsOf(
  { run, task, attempt, error, at }: TaskFailed,
  { tools, store, sources }: LostOptions,
): Promise<AttemptFacts> {
  const attempts = await store.attempts(run);
  const begun = attempts.find((each) => each.task === task && each.attempt === attempt);
  const name = (await store.task(run, task))?.tool ?? "";
  const version = tools.find((tool) => tool.name === name)?.version;
  const core = sources?.tasks.find(({ id }) => id === task);
  return {
    run,
    task,
    attempt,
    tool: { name, ...(version !== undefined && { version }) },
    startedAt: begun?.startedAt ?? at,
    endedAt: at,
    ...(begun?.host !== undefined && { host: begun.host }),
    error,
    ...(sources !== undefined && core !== undefined && (await knownArguments(core, sources))),
  };
}
