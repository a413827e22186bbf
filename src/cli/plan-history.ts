/** `orchc plan --history` and `--restore`: the versions of a plan, and the way back to one. */
import { readFile } from "node:fs/promises";
import {
  hashOfPlanText,
  listPlans,
  listVersions,
  loadCompare,
  parsePlan,
  readVersionText,
  restorePlan,
  type PlanVersion,
} from "../compiler/index.ts";
import {
  noSuchBuild,
  OrchcError,
  planNotThere,
  wrongUsage,
} from "../contract/diagnostics/index.ts";
import { nearestName } from "../contract/nearest.ts";
import type { Plan } from "../contract/plan.ts";
import type { Workspace } from "../workspace/index.ts";
import type { Outcome } from "./command.ts";
import { namedBy, parseOperand, readOperand } from "./plan-operand.ts";
import { summaryOf } from "./render/diff-figures.ts";
import { renderLabelled } from "./render/labelled.ts";
import { relativeTo } from "./render/place.ts";
import { renderVersions, type ShownVersion } from "./render/plan-versions.ts";
import type { Session } from "./session.ts";

/** The versions of a plan, the newest first, each with what it changed. */
export async function showHistory(written: string, session: Session): Promise<Outcome> {
  const workspace = await session.workspace();
  const operand = await parseOperand(written, workspace, session.cwd);
  const name = namedBy(operand);
  const present = await readFile(operand.file, "utf8").catch(() => undefined);
  const versions = await listVersions(workspace, name);
  if (versions.length === 0 && present === undefined) throw await noSuchPlan(name, workspace);
  const current = present === undefined ? undefined : hashOfPlanText(present);
  const shown = await describeVersions(name, versions, workspace);
  const last = versions.at(-1);
  const isRecorded = current === undefined || last?.sha256 === current;
  const rows = shown.toReversed().map((version, i) => ({
    ...version,
    isCurrent: i === 0 && version.sha256 === current,
  }));
  return {
    text: renderVersions(name, rows, session.out),
    ...footerOf(name, last, isRecorded, session),
    json: { name, isRecorded, versions: rows },
  };
}

function footerOf(
  name: string,
  last: PlanVersion | undefined,
  isRecorded: boolean,
  { err }: Session,
): Pick<Outcome, "footer"> | undefined {
  // What is there now is the last version, or comes after it.
  const other = (last?.version ?? 0) - (isRecorded ? 1 : 0);
  const facts: (readonly [string, string])[] = [
    ...(isRecorded
      ? []
      : [
          [
            "Not recorded",
            `plan.json says something else${last === undefined ? "" : ` than version ${last.version}`}: it becomes a version before anything replaces it`,
          ] as const,
        ]),
    ...(other < 1
      ? []
      : [
          ["Compare", `orchc diff ${name}@${other} ${name}`] as const,
          ["Go back", `orchc plan --restore ${name}@${other}`] as const,
        ]),
  ];
  return facts.length === 0 ? undefined : { footer: renderLabelled(facts, err) };
}

async function describeVersions(
  name: string,
  versions: readonly PlanVersion[],
  workspace: Workspace,
): Promise<ShownVersion[]> {
  const plans: (Plan | undefined)[] = [];
  for (const { version } of versions) {
    plans.push(
      await readVersionText(workspace, name, version)
        .then((text) => parsePlan(text, `${name}@${version}`))
        .catch(() => undefined),
    );
  }
  const { comparableOf, diffPlans } = await loadCompare();
  // What tools may touch plays no part in what a version changed.
  const comparable = (plan: Plan) => comparableOf(plan, new Map());
  const changesTo = (i: number): string => {
    const [before, after] = [plans[i - 1], plans[i]];
    if (after === undefined) return "cannot be read as a plan";
    if (before === undefined) return "";
    try {
      return summaryOf(diffPlans(comparable(before), comparable(after)));
    } catch (error) {
      if (error instanceof OrchcError) return error.diagnostics[0]?.message ?? "";
      throw error;
    }
  };
  return versions.map((version, i) => {
    const tasks = plans[i]?.tasks.length;
    return { ...version, ...(tasks !== undefined && { tasks }), changes: changesTo(i) };
  });
}

async function noSuchPlan(name: string, workspace: Workspace): Promise<OrchcError> {
  const known = await listPlans(workspace);
  return new OrchcError(noSuchBuild({ name, known, nearest: nearestName(name, known) }));
}

const RESTORE = "orchc plan --restore NAME@VERSION";

/** Makes a version, or the plan of a revision, the plan that is there; what it replaces is a version too. */
export async function restoreVersion(written: string, session: Session): Promise<Outcome> {
  const workspace = await session.workspace();
  const operand = await parseOperand(written, workspace, session.cwd);
  const name = namedBy(operand);
  if (operand.at === undefined) {
    const reason = `${JSON.stringify(written)} does not say which version.`;
    throw new OrchcError(wrongUsage({ reason, usage: RESTORE }));
  }
  const found = await readOperand(operand, workspace, session);
  if (found === undefined) {
    throw new OrchcError(planNotThere({ name, revision: String(operand.at), isEmpty: false }));
  }
  const restored = await restorePlan(workspace, name, found.text, found.label);
  const { version, replaced } = restored;
  const file = relativeTo(session.cwd, restored.file);
  const isSame = replaced?.version === version.version;
  return {
    text: isSame
      ? `${file} says what ${found.label} says already.`
      : `${file} is ${found.label} again: version ${version.version}.`,
    footer: renderLabelled(
      [
        ...(isSame || replaced === undefined
          ? []
          : [
              ["Compare", `orchc diff ${name}@${replaced.version} ${name}`] as const,
              ["Undo", `orchc plan --restore ${name}@${replaced.version}`] as const,
            ]),
        ["Next", `orchc build ${name}`],
      ],
      session.err,
    ),
    json: { name, file, restored: found.label, version, replaced },
  };
}
