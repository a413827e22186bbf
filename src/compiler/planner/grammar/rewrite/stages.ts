import type { BindRequest, Bindings } from "../../planner.ts";
import type { Reading } from "../read/reading.ts";
import type { World } from "../world.ts";

/** What both stages do with a reading of their own, whatever the query is. */
export interface Stages {
  readonly world: World;
  bind(request: BindRequest, reading: Reading): Promise<Bindings>;
}
