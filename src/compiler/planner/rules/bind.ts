/** Stage 2: for the open tasks of one path a tool and its arguments, from that path's tools. */
import type { Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { Param } from "../../../contract/plan.ts";
import { mentions } from "../../../contract/values.ts";
import type { Bindings, BindRequest, BoundTask } from "../planner.ts";
import { bindTask } from "./bind/bind-task.ts";
import { chooseTools } from "./bind/choose-tools.ts";
import type { Source } from "./bind/connect.ts";
import { explainMissing, explainNoTool } from "./bind/explain.ts";
import { parameterFor } from "./bind/parameterise.ts";
import { situationOf } from "./bind/situation.ts";
import type { Facts } from "./facts.ts";

export async function bind(request: BindRequest, facts?: Facts): Promise<Bindings> {
  const situation = await situationOf(request, facts);
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
    const binding = bindTask(
      task,
      choice,
      sourcesOf(task.needs, [...request.bound, ...tasks]),
      situation,
    );
    const given: Record<string, BoundTask["args"][string]> = {};
    for (const field of binding.missing) {
      const parameter = request.parameterise
        ? parameterFor(field, { ...request.params, ...params })
        : undefined;
      if (parameter === undefined) diagnostics.push(explainMissing(task, choice.tool, field));
      else {
        params[parameter.name] = parameter.param;
        given[field.name] = { $param: parameter.name };
      }
    }
    tasks.push(
      ...binding.tasks.map((each) =>
        each.internal === true ? each : { ...each, args: { ...given, ...each.args } },
      ),
    );
  }
  return { tasks, params, diagnostics };
}

/** What a task can take data from: the tasks that it needs, those beside them, and all that stand above. */
function sourcesOf(needs: readonly string[], bound: readonly BoundTask[]): Source[] {
  return (
    bound
      .map(({ id, tool, args, beside, internal }) => ({
        ...{ task: id, tool, direct: needs.includes(beside ?? id), isInternal: internal === true },
        reads: mentions(args).flatMap(({ shape }) => (shape.is === "ref" ? [shape.text] : [])),
      }))
      .filter(({ direct, isInternal }) => direct || !isInternal)
      // What was said first stands first; what is needed goes before what stands above.
      .toSorted((a, b) => Number(b.direct) - Number(a.direct))
  );
}
