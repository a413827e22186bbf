import { join } from "node:path";
import { analyse, drawGraph, openedPlan, readPlan } from "../../compiler/index.ts";
import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { listBuilds } from "../complete.ts";
import { buildName, buildPositional } from "../build-name.ts";
import { manifestOf } from "../finished-run.ts";
import { runNamed, shownStatus, withHistory } from "../history.ts";
import { drawRunTimeline, predictRun, type Prediction } from "../../runtime/index.ts";
import { givenParams } from "../given-params.ts";
import { localTime } from "../render/amounts.ts";
import { paramFlag } from "../source-flags.ts";
import { renderPlanTree } from "../render/plan.ts";
import type { Style } from "../screen.ts";
import type { Session } from "../session.ts";

const formats = ["tree", "mermaid", "dot", "json", "svg"] as const;
const usage = "orchc graph NAME";

export const command = defineCommand({
  positionals: buildPositional,
  flags: {
    format: {
      type: "string",
      requiresArg: true,
      choices: formats,
      describe:
        "tree (the default) for reading here, mermaid, dot and json (of graphlib) for other programs, svg for looking at",
    },
    cache: {
      type: "boolean",
      describe:
        "say in the tree which tasks of the build could come from the cache, and why others not",
    },
    timeline: {
      type: "string",
      requiresArg: true,
      conflicts: ["format", "cache", "param"],
      describe:
        "instead of a plan, when the tasks of this run ran, as svg: a run id, the beginning of one, or last",
    },
    ...paramFlag,
  },
  examples: [
    ["orchc graph sales --format svg > sales.svg", "a picture of the plan"],
    ["orchc graph --timeline last > run.svg", "when each task of the last run ran, each try"],
    ["orchc graph sales --cache", "which tasks would come from the cache now"],
  ],
  complete: listBuilds,
  async run({ name, format = "tree", cache, param, timeline }, session) {
    if (timeline !== undefined) return timelineOf(name, timeline, session);
    if (name === undefined) {
      throw new OrchcError(wrongUsage({ reason: "The name of a plan is missing.", usage }));
    }
    const workspace = await session.workspace();
    const build = buildName(name, workspace, session.cwd);
    const plan = await openedPlan(await readPlan(workspace, build), workspace);
    if (cache !== true) {
      const text = await draw(plan, format, session.out);
      return { text, json: { name: plan.name, format, text } };
    }
    if (format !== "tree") {
      throw new OrchcError(wrongUsage({ reason: "--cache is for the tree.", usage }));
    }
    const folder = join(workspace.paths.generated, build);
    const predictions = await predictRun({ folder, workspace, params: givenParams(param) });
    const notes = new Map(predictions.map((each) => [each.task, cacheNote(each)]));
    const text = renderPlanTree(plan, analyse(plan), [], session.out, notes).join("\n");
    return { text, json: { name: plan.name, format, text, cache: predictions } };
  },
});

async function timelineOf(
  name: string | undefined,
  written: string,
  session: Session,
): Promise<Outcome> {
  if (name !== undefined) {
    const reason = `--timeline is of the run ${written}, and the build ${name} is not needed.`;
    throw new OrchcError(wrongUsage({ reason, usage: "orchc graph --timeline RUN" }));
  }
  return withHistory(await session.workspace(), async (store) => {
    const run = await runNamed(store, written);
    const text = await drawRunTimeline(run, shownStatus(run), await manifestOf(run), store);
    return { text, json: { run: run.id, name: run.name, format: "svg", text } };
  });
}

function cacheNote({ from, why, after = [] }: Prediction): string {
  if (from !== undefined) return `(from the cache: ${localTime(from.at)})`;
  return why === undefined ? `(known after ${after.join(", ")})` : `(done: ${why})`;
}

async function draw(plan: Plan, format: (typeof formats)[number], style: Style): Promise<string> {
  if (format === "tree") return renderPlanTree(plan, analyse(plan), [], style).join("\n");
  if (format !== "svg") return drawGraph(plan, format);
  const picture = await drawGraph(plan, format);
  if (picture !== undefined) return picture;
  const reason = `A picture of ${plan.tasks.length} tasks is too large; mermaid, dot and json are not.`;
  throw new OrchcError(wrongUsage({ reason, usage: `${usage} --format dot` }));
}
