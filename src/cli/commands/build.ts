import {
  findPlanSource,
  isPlanLater,
  listPlans,
  readPlan,
  writtenFile,
} from "../../compiler/index.ts";
import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import { isPlanSource, templateOf } from "../../contract/hand-written.ts";
import type { Project } from "../../project.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { listBuildable } from "../complete.ts";
import { buildAll, type BuildChoices } from "../build-all.ts";
import { buildName } from "../build-name.ts";
import { budgetFlag, budgetSettings, givenLimits, overBudgetFlag } from "../given-budget.ts";
import { originOf, planSource, readSourceOf } from "../make-plan.ts";
import { namesOf } from "../named-builds.ts";
import { paramFlag, profileFlags, sourceFlags, type SourceArguments } from "../source-flags.ts";
import type { Session } from "../session.ts";

type Mode = "write" | "check";

export const command = defineCommand({
  positionals: {
    plan: {
      type: "string",
      describe: "the name of a plan in generated/, its folder, or a FILE.plan.yaml or its name",
    },
  },
  flags: {
    ...profileFlags,
    ...budgetFlag,
    ...overBudgetFlag,
    all: { type: "boolean", describe: "every plan in generated/" },
    check: {
      type: "boolean",
      describe: "write nothing; compare existing files with the plan, and report differences",
    },
    name: {
      ...sourceFlags.name,
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
  async run(words, session): Promise<Outcome> {
    const { plan, all, check = false, name: called, param, profile, ...given } = words;
    const project = await session.project(budgetSettings(given.budget));
    const choices: BuildChoices = {
      allowOverBudget: given.allowOverBudget,
      strictness: given.strictness,
      ...(given.budget !== undefined && { budget: givenLimits(given.budget) }),
    };
    const mode = check ? "check" : "write";
    const found = plan && (await planFileNamed(plan, mode, project, session));
    if (found) {
      const { strictness, budget } = given;
      const args = {
        query: [found.file],
        name: called ?? found.name,
        param,
        profile,
        strictness,
        budget,
      };
      return buildFile(args, mode, project, session, choices);
    }
    const usage = "orchc build [plan]";
    const ofFile = Object.entries({ "--name": called, "--param": param, "--profile": profile });
    const [flag] = ofFile.find(([, value]) => value !== undefined) ?? [];
    if (flag !== undefined) {
      const reason = `${flag} goes with a FILE.plan.yaml.`;
      throw new OrchcError(wrongUsage({ reason, usage }));
    }
    const names = await namesOf({ name: plan, all }, project.workspace, session.cwd, usage);
    return buildAll(names, mode, project, session, choices);
  },
});

/** A plan file, and the name that its build has. */
interface PlanFile {
  readonly file: string;
  readonly name?: string | undefined;
}

/** The plan file that is meant: when no plan in `generated/` is, or when that one was made from what has changed since. */
async function planFileNamed(
  written: string,
  mode: Mode,
  { workspace }: Project,
  { cwd }: Session,
): Promise<PlanFile | undefined> {
  if (isPlanSource(written)) return { file: written };
  const name = buildName(written, workspace, cwd);
  const planned = await listPlans(workspace);
  if (planned.includes(name)) {
    // whoever checks has to know that the file says something else by now
    if (mode === "check") return undefined;
    const plan = await readPlan(workspace, name);
    const source = await writtenFile(plan, workspace);
    // a template is used with values that its file does not have
    const isFollowed = source?.isSame === false && templateOf(source.file) === undefined;
    return isFollowed && !(await isPlanLater(plan, source.file, workspace))
      ? { file: source.file, name }
      : undefined;
  }
  const file = await findPlanSource(written, workspace);
  return file === undefined ? undefined : { file };
}

async function buildFile(
  args: SourceArguments,
  mode: Mode,
  project: Project,
  session: Session,
  choices: BuildChoices,
): Promise<Outcome> {
  const source = await readSourceOf(args, project, session, true);
  const { planned, diagnostics } = await planSource(source, args, project, session);
  if (planned !== undefined) {
    return buildAll([{ plan: planned.plan, diagnostics }], mode, project, session, choices);
  }
  const text = `${session.out.colors.red("✗")} ${source.name}: not built`;
  return { text, json: { builds: [] }, diagnostics, source: originOf(source) };
}
