/** The two plans that `orchc diff` and `orchc compare` are given. */
import { listPlans, parsePlan } from "../compiler/index.ts";
import {
  noSuchBuild,
  OrchcError,
  planNotThere,
  together,
  type Diagnostic,
} from "../contract/diagnostics/index.ts";
import { manifestSchema, type Manifest } from "../contract/manifest.ts";
import { nearestName } from "../contract/nearest.ts";
import type { Plan } from "../contract/plan.ts";
import type { Workspace } from "../workspace/index.ts";
import { parseOperand, readOperand, type PlanOperand } from "./plan-operand.ts";
import type { Session } from "./session.ts";

export interface ComparedPlan {
  /** As people name it: `sales`, `sales@main~2 (3f2a1c9)`, `old/plan.json`. */
  readonly label: string;
  readonly plan: Plan;
  /** Of the build beside it, whatever it was built from. */
  readonly manifest?: Manifest;
  /** Absolute path of the file that holds it now; absent for what was. */
  readonly file?: string;
  /** `false`: it counts as a plan without tasks. */
  readonly isThere: boolean;
}

export interface ComparedPlans {
  readonly before: ComparedPlan;
  readonly after: ComparedPlan;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads both. Without a second one the first is the plan as it was: `sales` is `sales@HEAD` and `sales`, and
 * `sales@main` is `sales@main` and `sales`. Of two plans of one name one may be missing: it has no tasks then.
 */
export async function readCompared(
  [first, second]: readonly [string, string | undefined],
  workspace: Workspace,
  session: Session,
): Promise<ComparedPlans> {
  const one = await parseOperand(first, workspace, session.cwd);
  const { at: _, ...now } = one;
  const before = second === undefined ? { ...one, at: one.at ?? "HEAD" } : one;
  const after = second === undefined ? now : await parseOperand(second, workspace, session.cwd);
  const both = [before, after].map((operand) => readPlanOf(operand, workspace, session));
  const [old, current] = await together(both);
  if (old !== undefined && current !== undefined)
    return { before: old, after: current, diagnostics: [] };
  const isSameFile = before.file === after.file;
  const missing = missingOf(old === undefined ? before : after, isSameFile);
  const there = old ?? current;
  if (there === undefined) throw await nothingThere(before, workspace);
  if (!isSameFile) throw new OrchcError(missing);
  const empty = emptied(there.plan, old === undefined ? before : after);
  return {
    before: old ?? empty,
    after: current ?? empty,
    diagnostics: [{ ...missing, severity: "note" }],
  };
}

async function readPlanOf(
  operand: PlanOperand,
  workspace: Workspace,
  session: Session,
): Promise<ComparedPlan | undefined> {
  const found = await readOperand(operand, workspace, session);
  if (found === undefined) return undefined;
  const { file, at } = operand;
  return {
    label: found.label,
    plan: parsePlan(found.text, at === undefined ? file : `${file}@${at}`),
    ...manifestIn(found.manifest),
    ...(at === undefined && { file }),
    isThere: true,
  };
}

/** A manifest of an older form, or one that is damaged, says nothing here; `orchc exec` tells of it. */
function manifestIn(text: string | undefined): Pick<ComparedPlan, "manifest"> {
  if (text === undefined) return {};
  try {
    return { manifest: manifestSchema.parse(JSON.parse(text)) };
  } catch {
    return {};
  }
}

function missingOf({ name, path, at }: PlanOperand, isEmpty: boolean): Diagnostic {
  const revision = at === undefined ? undefined : String(at);
  return planNotThere({ name: name ?? path, revision, isEmpty });
}

async function nothingThere(
  { name, path }: PlanOperand,
  workspace: Workspace,
): Promise<OrchcError> {
  const known = await listPlans(workspace);
  const written = name ?? path;
  return new OrchcError(
    noSuchBuild({ name: written, known, nearest: nearestName(written, known) }),
  );
}

/** The same plan without tasks: what it says beside them is no difference. */
function emptied(plan: Plan, { name, path, at }: PlanOperand): ComparedPlan {
  const label = `${name ?? path}${at === undefined ? "" : `@${at}`} (not there)`;
  return { label, plan: { ...plan, params: {}, tasks: [] }, isThere: false };
}
