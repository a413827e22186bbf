import { findPlanSource, listPlans } from "../../compiler/index.ts";
import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import { isPlanSource } from "../../contract/hand-written.ts";
import type { Project } from "../../project.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { listBuildable } from "../complete.ts";
import { buildAll } from "../build-all.ts";
import { buildName } from "../build-name.ts";
import { originOf, planSource, readSourceOf } from "../make-plan.ts";
import { namesOf } from "../named-builds.ts";
import { paramFlag, sourceFlags, type SourceArguments } from "../source-flags.ts";
import type { Session } from "../session.ts";

const { name } = sourceFlags;

export const command = defineCommand({
  positionals: {
    plan: {
      type: "string",
      describe: "the name of a plan in generated/, its folder, or a FILE.plan.yaml or its name",
    },
  },
  flags: {
    all: { type: "boolean", describe: "every plan in generated/" },
    check: {
      type: "boolean",
      describe: "write nothing; compare existing files with the plan, and report differences",
    },
    name: {
      ...name,
      describe: "with a FILE.plan.yaml: name of the plan and of its folder in generated/",
    },
    param: {
      ...paramFlag.param,
      describe: "with a FILE.plan.yaml: another default of a parameter, as name=value",
    },
  },
  examples: [
    ["orchc build sales", "write the scripts of generated/sales/plan.json"],
    ["orchc build queries/revenue.plan.yaml", "check a plan that a person wrote, and build it"],
    ["orchc build --all", "every plan in generated/"],
    ["orchc build --all --check", "for CI: exit status 4 when a build differs from its plan"],
  ],
  complete: listBuildable,
  async run({ plan, all, check = false, name: called, param }, session): Promise<Outcome> {
    const project = await session.project();
    const mode = check ? "check" : "write";
    const file = plan === undefined ? undefined : await planFileNamed(plan, project, session);
    if (file !== undefined) {
      return buildFile({ query: [file], name: called, param }, mode, project, session);
    }
    const usage = "orchc build [plan]";
    if (called !== undefined || param !== undefined) {
      const reason = `${called === undefined ? "--param" : "--name"} goes with a FILE.plan.yaml.`;
      throw new OrchcError(wrongUsage({ reason, usage }));
    }
    const names = await namesOf({ name: plan, all }, project.workspace, session.cwd, usage);
    return buildAll(names, mode, project, session);
  },
});

/** The plan file that is meant, when no plan in `generated/` is. */
async function planFileNamed(
  written: string,
  { workspace }: Project,
  { cwd }: Session,
): Promise<string | undefined> {
  if (isPlanSource(written)) return written;
  const planned = await listPlans(workspace);
  if (planned.includes(buildName(written, workspace, cwd))) return undefined;
  return findPlanSource(written, workspace);
}

async function buildFile(
  args: SourceArguments,
  mode: "write" | "check",
  project: Project,
  session: Session,
): Promise<Outcome> {
  const source = await readSourceOf(args, project, session, true);
  const { planned, diagnostics } = await planSource(source, args, project, session);
  if (planned !== undefined) {
    return buildAll([{ plan: planned.plan, diagnostics }], mode, project, session);
  }
  const text = `${session.out.colors.red("✗")} ${source.name}: not built`;
  return { text, json: { builds: [] }, diagnostics, source: originOf(source) };
}
