import type { Json } from "../../contract/json.ts";
import type { Plan } from "../../contract/plan.ts";
import { mapCalls, mapTasks, type Call } from "../kinds/index.ts";
import { improve, type PassContext } from "./pass.ts";

/**
 * Writes the arguments that the workspace's configuration gives to a tool (`configured` in `defineTool`) into the tasks
 * that call it, so that a build depends on nothing else. A task that names the program itself says all of it.
 */
export const writeConfigured = improve("write-configured", (plan, context): Plan => ({
  ...plan,
  tasks: mapTasks(plan.tasks, (task) => mapCalls(task, (call) => withConfigured(call, context))),
}));

function withConfigured(call: Call, { tools, configuredArguments }: PassContext): Call {
  const tool = tools.get(call.tool);
  if (tool?.configured === undefined || namesProgram(call, tool.permissions.commands)) return call;
  const given = configuredArguments(tool.configured) ?? {};
  const args = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, { $literal: value as Json }]),
  );
  return { ...call, args: { ...args, ...call.args } };
}

type Commands = NonNullable<ReturnType<PassContext["tools"]["get"]>>["permissions"]["commands"];

/** The arguments of one program mean nothing to another. */
export function namesProgram({ args }: Pick<Call, "args">, commands: Commands = []): boolean {
  return commands.some((grant) => typeof grant !== "string" && Object.hasOwn(args, grant.arg));
}
