import { durationMs } from "../../../contract/duration.ts";
import type { Workspace } from "../../../workspace/workspace.ts";

/** How old an earlier output may be that stands in for a task; nothing when none does. */
export function ttlOf({ config }: Workspace, asked = config.cache.enabled): number | undefined {
  return asked ? durationMs(config.cache.ttl) : undefined;
}
