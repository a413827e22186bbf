import { analyse, drawGraph, readPlan } from "../../compiler/index.ts";
import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import { defineCommand } from "../command.ts";
import { listBuilds } from "../complete.ts";
import { buildName, buildPositional } from "../build-name.ts";
import { renderPlanTree } from "../render/plan.ts";
import type { Style } from "../screen.ts";

const formats = ["tree", "mermaid", "dot", "json", "svg"] as const;
const usage = "orchc graph NAME";

export const command = defineCommand({
  positionals: buildPositional,
  flags: {
    format: {
      type: "string",
      requiresArg: true,
      choices: formats,
      default: "tree",
      describe:
        "tree for reading here, mermaid, dot and json (of graphlib) for other programs, svg for looking at",
    },
  },
  examples: [["orchc graph sales --format svg > sales.svg", "a picture of the plan"]],
  complete: listBuilds,
  async run({ name, format }, session) {
    if (name === undefined) {
      throw new OrchcError(wrongUsage({ reason: "The name of a plan is missing.", usage }));
    }
    const workspace = await session.workspace();
    const plan = await readPlan(workspace, buildName(name, workspace, session.cwd));
    const text = await draw(plan, format, session.out);
    return { text, json: { name: plan.name, format, text } };
  },
});

async function draw(plan: Plan, format: (typeof formats)[number], style: Style): Promise<string> {
  if (format === "tree") return renderPlanTree(plan, analyse(plan), [], style).join("\n");
  if (format !== "svg") return drawGraph(plan, format);
  const picture = await drawGraph(plan, format);
  if (picture !== undefined) return picture;
  const reason = `A picture of ${plan.tasks.length} tasks is too large; mermaid, dot and json are not.`;
  throw new OrchcError(wrongUsage({ reason, usage: `${usage} --format dot` }));
}
