import type { Diagnostic } from "../../contract/diagnostics/index.ts";
import type { RunEvent } from "../../contract/events.ts";
import type { InstanceId } from "../../contract/instance.ts";
import type { JsonObject } from "../../contract/json.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Bus } from "../bus/index.ts";
import type { RunLogs } from "../logs/index.ts";
import type { RegionError } from "../regions/changes.ts";
import type { Store } from "../store/index.ts";
import type { Connections } from "./network/connections.ts";
import type { Bubblewrap } from "../sandbox/index.ts";
import type { AgentModels } from "./agents/agent-models.ts";
import type { ModelCalls } from "./agents/model-calls.ts";
import type { Clock } from "./clock.ts";
import type { EffectLimits } from "./effects/effect-limits.ts";
import type { JavaScript } from "./javascript.ts";
import type { Build } from "./read-build.ts";
import type { McpServers } from "./mcp/mcp-servers.ts";
import type { Tape } from "./recording/tape.ts";
import type { Secrets } from "./secrets/open-secrets.ts";
import type { Identities } from "./identity/identities.ts";
import type { OneAtATime } from "./one-at-a-time.ts";
import type { Outputs } from "./outputs.ts";
import type { UnitPlaces } from "./regions/unit-places.ts";
import type { Gates } from "./gates/watch-gates.ts";
import type { Journal } from "./journal.ts";
import type { Reuse } from "./reuse/reuse.ts";

/** What everybody who works on a run needs to know. */
export interface RunContext {
  readonly run: string;
  readonly build: Build;
  readonly workspace: Workspace;
  readonly params: JsonObject;
  /** Times that are relative to the start of the run, by how the plan writes them. */
  readonly times: Readonly<Record<string, string>>;
  readonly javascript: JavaScript;
  /** Around each worker process. */
  readonly wall: Bubblewrap | undefined;
  readonly store: Store;
  readonly bus: Bus;
  readonly journal: Journal;
  readonly gates: Gates;
  readonly outputs: Outputs;
  readonly identities: Identities;
  readonly reuse: Reuse;
  /** Units with control flow. */
  readonly places: UnitPlaces;
  /** Instances within regions that have failed for good, in this process or before, and are not done again. */
  readonly failedBefore: Map<InstanceId, RegionError>;
  readonly effectLimits: EffectLimits;
  readonly oneAtATime: OneAtATime;
  /** What was told while it ran, and belongs to its end too. */
  readonly notes: readonly Diagnostic[];
  readonly secrets: Secrets;
  readonly tape: Tape;
  /** Closed when the run is over. */
  readonly mcp: McpServers;
  readonly models: AgentModels;
  readonly modelCalls: ModelCalls;
  /** What tools log; closed when the run is over. */
  readonly logs: RunLogs;
  /** Closed when the run is over. */
  readonly connections: Connections;
  readonly clock: Clock;
  readonly emit: (event: RunEvent) => void;
}
