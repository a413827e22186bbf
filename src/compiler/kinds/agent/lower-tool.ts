/** A tool that an agent may call, as a task of the core and as its model is offered it. */
import { grantingArguments } from "../../../catalog/granting-arguments.ts";
import type { ToolInfo } from "../../../catalog/tool-info.ts";
import type { CoreTask } from "../../../contract/manifest.ts";
import {
  givenBy,
  sequenceRegion,
  taskRegion,
  type GateRegion,
  type OfferedTool,
  type RegionTask,
} from "../../../contract/regions/index.ts";
import type { Args } from "../../../contract/values.ts";
import { propertiesOf, requiredOf, type Schema } from "../../schema/json-schema.ts";
import type { LoweredTask } from "../kind.ts";
import { unknownEstimate } from "../unknown-estimate.ts";
import {
  agentOf,
  DEFAULT_TIMEOUT_MS,
  NO_RETRY,
  SECONDS_OF_TURN,
  type AgentTask,
  type Listed,
} from "./agent-task.ts";
import { callId, gateId } from "./step-names.ts";

export function lowerTool(
  task: AgentTask,
  { tool, args, approve }: Listed,
  name: string,
  info: (name: string) => ToolInfo | undefined,
): { readonly offered: OfferedTool; readonly lowered: Pick<LoweredTask, "tasks"> } {
  const id = callId(task.id, name);
  const known = info(tool);
  const core: CoreTask = {
    id,
    title: `${task.title}: ${tool}`,
    agent: agentOf(tool),
    tool,
    args,
    needs: [],
    priority: task.priority,
    internal: true,
    estimate: known?.estimate ?? unknownEstimate,
    retry: known?.effect === "read" ? (task.retry ?? NO_RETRY) : NO_RETRY,
    timeoutMs: task.timeoutMs ?? DEFAULT_TIMEOUT_MS,
  };
  const gate: GateRegion = {
    kind: "gate",
    id: gateId(id),
    task: innerTask(task, "approval"),
    question: `${task.title}: may the model call ${tool} with these arguments?`,
    show: { arguments: { $ref: givenBy(task.id) }, ...args },
    continues: false,
  };
  const call = taskRegion(id);
  return {
    offered: {
      name,
      description: known?.description ?? "",
      parameters: openPart(known, args),
      block: approve === true ? sequenceRegion(`${id}-block`, [gate, call]) : call,
    },
    lowered: { tasks: [core] },
  };
}

/**
 * The schema of the arguments that are left to the model: without those that the plan gives, and without paths, addresses
 * and commands, which no model chooses.
 */
function openPart(known: ToolInfo | undefined, args: Args): Schema {
  const { input = {}, permissions = {} } = known ?? {};
  const granting = grantingArguments(permissions);
  const isOpen = (name: string): boolean => !Object.hasOwn(args, name) && !granting.has(name);
  const { $schema: _, ...rest } = input;
  return {
    ...rest,
    type: "object",
    properties: Object.fromEntries(
      Object.entries(propertiesOf(input)).filter(([name]) => isOpen(name)),
    ),
    required: requiredOf(input).filter(isOpen),
    additionalProperties: false,
  };
}

/** Of a turn, or of a gate before a call. */
export function innerTask({ title, priority }: AgentTask, what: string): RegionTask {
  return {
    title: `${title}: ${what}`,
    needs: [],
    priority,
    internal: true,
    estimate: { seconds: what === "turn" ? SECONDS_OF_TURN : 0, usd: 0 },
  };
}
