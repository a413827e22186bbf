/** The tools of a build, as it knew them. */
import { toolChanged } from "../../contract/diagnostics/index.ts";
import type { TaskError } from "../../contract/events.ts";
import type { CoreTask, Manifest } from "../../contract/manifest.ts";
import { taskError } from "./task-error.ts";

export interface ToolVersions {
  of(task: Pick<CoreTask, "tool">): string;
  /** Why a task cannot run with the version that its script has found; `undefined` when it can. */
  problem(task: Pick<CoreTask, "tool">, found: string): TaskError | undefined;
}

export function toolVersions({ tools }: Pick<Manifest, "tools">): ToolVersions {
  const versions = new Map(tools.map(({ name, version }) => [name, version]));
  const of = ({ tool }: Pick<CoreTask, "tool">) => versions.get(tool) ?? "none";
  return {
    of,
    problem: ({ tool }, found) => {
      const built = of({ tool });
      return built === found ? undefined : taskError(toolChanged({ tool, built, found }));
    },
  };
}
