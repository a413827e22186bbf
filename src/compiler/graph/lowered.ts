/** What lowering gives and emitting takes: the core, of which units are pieces. */
import type { CoreTask, DynamicGrant } from "../../contract/manifest.ts";
import type { Permissions } from "../../contract/permissions.ts";
import type { Region } from "../../contract/regions/index.ts";

export interface LoweredUnit {
  readonly id: string;
  /** Id of its piece of the core. */
  readonly region: string;
  /** In the order in which they stand there. */
  readonly tasks: readonly CoreTask[];
  readonly permissions: Permissions;
  readonly dynamic: readonly DynamicGrant[];
}

export interface Lowered {
  /** What the tasks of the plan's own list have become, in topological order. */
  readonly pieces: readonly Region[];
  readonly tasks: readonly CoreTask[];
  readonly core: Region;
  readonly units: readonly LoweredUnit[];
}
