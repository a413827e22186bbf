/** What lowering gives and emitting takes: the core, grouped into units. */
import type { CoreTask, DynamicGrant } from "../../contract/manifest.ts";
import type { Permissions } from "../../contract/permissions.ts";

export interface LoweredUnit {
  readonly id: string;
  readonly tasks: readonly CoreTask[];
  readonly permissions: Permissions;
  readonly dynamic: readonly DynamicGrant[];
}

export interface Lowered {
  readonly tasks: readonly CoreTask[];
  readonly units: readonly LoweredUnit[];
}
