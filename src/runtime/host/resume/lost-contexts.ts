/** What is known of attempts whose host died while they ran: what it had resolved for them is not. */
import type { TaskFailed } from "../../../contract/events.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { busOf } from "../../bus/index.ts";
import { resultPlaces } from "../../results/index.ts";
import type { Store } from "../../store/index.ts";
import { putErrorContext } from "../error-context.ts";
import { maskOf } from "../secrets/mask.ts";

/** @returns the same events, with the files that tell more of them */
export async function withContexts(
  events: readonly TaskFailed[],
  { tools }: Pick<Manifest, "tools">,
  store: Store,
  workspace: Workspace,
): Promise<TaskFailed[]> {
  const told: TaskFailed[] = [];
  for (const event of events) {
    const { run, task, attempt, error, at } = event;
    const begun = (await store.attempts(run)).find((each) => each.task === task && each.attempt === attempt); // prettier-ignore
    const name = (await store.task(run, task))?.tool ?? "";
    const version = tools.find((tool) => tool.name === name)?.version;
    // Lines were masked when they were written, and the error is in words of our own.
    const place = { bus: busOf(workspace), logs: resultPlaces(workspace, run).logs, mask: maskOf([]) }; // prettier-ignore
    const context = await putErrorContext(place, {
      run,
      task,
      attempt,
      tool: { name, ...(version !== undefined && { version }) },
      startedAt: begun?.startedAt ?? at,
      endedAt: at,
      ...(begun?.host !== undefined && { host: begun.host }),
      error,
    });
    told.push(context === undefined ? event : { ...event, context });
  }
  return told;
}
