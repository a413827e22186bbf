/** Stage 2: for the open tasks of one path a tool and its arguments, from that path's tools. */
import type { Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { Param } from "../../../contract/plan.ts";
import { mentions } from "../../../contract/values.ts";
import type { Bindings, BindRequest, BoundTask, OutlineTask } from "../planner.ts";
import { bindTask } from "./bind/bind-task.ts";
import { chooseTools } from "./bind/choose-tools.ts";
import type { Source } from "./bind/connect.ts";
import { explainMissing, explainNoTool } from "./bind/explain.ts";
import { assumedStatistic, untakenOutputs } from "./bind/leftovers.ts";
import { parameterFor } from "./bind/parameterise.ts";
import { situationOf } from "./bind/situation.ts";
import type { Toolbox } from "./bind/toolbox.ts";
import type { Facts } from "./facts.ts";

export async function bind(
  request: BindRequest,
  toolbox: Toolbox,
  facts?: Facts,
): Promise<Bindings> {
  const situation = await situationOf(request, toolbox, facts);
  const choices = chooseTools(situation);
  const tasks: BoundTask[] = [];
  const diagnostics: Diagnostic[] = [];
  const params: Record<string, Param> = {};

  for (const task of request.open) {
    const choice = choices.get(task.id);
    if (choice === undefined || !choice.isFounded) {
      diagnostics.push(explainNoTool(task, request.tools));
      continue;
    }
    const before = [...request.bound, ...tasks];
    const { tool } = choice;
    const binding = bindTask(task, choice, sourcesOf(task, before), situation);
    const given: Record<string, BoundTask["args"][string]> = {};
    for (const field of binding.missing) {
      const parameter = request.parameterise
        ? parameterFor(field, { ...request.params, ...params })
        : undefined;
      if (parameter === undefined)
        diagnostics.push(explainMissing(task, tool, field, facts?.commands));
      else {
        params[parameter.name] = parameter.param;
        given[field.name] = { $param: parameter.name };
      }
    }
    const own = binding.tasks.map((each) =>
      (each.beside ?? each.id) === task.id ? { ...each, args: { ...given, ...each.args } } : each,
    );
    tasks.push(...own);
    // What is missing is the problem; what else it would not take is for the next time.
    if (Object.keys(given).length < binding.missing.length) continue;
    diagnostics.push(
      ...assumedStatistic(task, binding.used, situation),
      ...untakenOutputs(task, tool, own, before, situation),
    );
  }
  return { tasks, params, diagnostics };
}

/** What a task can take data from: the tasks that it needs, those beside them, and all that stand above. */
function sourcesOf({ needs, follows = [] }: OutlineTask, bound: readonly BoundTask[]): Source[] {
  const isDirect = (id: string): boolean => needs.includes(id) && !follows.includes(id);
  return (
    bound
      .map(({ id, title, tool, args, beside, internal }) => ({
        task: id,
        title,
        tool,
        args,
        direct: isDirect(beside ?? id),
        isInternal: internal === true,
        reads: mentions(args).flatMap(({ shape }) => (shape.is === "ref" ? [shape.text] : [])),
      }))
      .filter(({ direct, isInternal }) => direct || !isInternal)
      // What was said first stands first; what is needed goes before what stands above.
      .toSorted((a, b) => Number(b.direct) - Number(a.direct))
  );
}
