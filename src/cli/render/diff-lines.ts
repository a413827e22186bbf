/** The differences of two plans as lines with a sign each: for a terminal, and for a block that pull requests colour. */
import type {
  Aspect,
  Change,
  Figures,
  LoneTask,
  PlanDiff,
  SharedTask,
  TaskChange,
} from "../../compiler/index.ts";
import type { Json } from "../../contract/json.ts";
import type { Plan } from "../../contract/plan.ts";
import { duration, seconds } from "./amounts.ts";
import { shorten, valueText } from "./plan-value.ts";
import { oneLine } from "./text.ts";

export interface DiffLine {
  /** `~`: both plans have it, and it was changed. */
  readonly sign: "+" | "-" | "~";
  /** Columns that belong together are aligned by whoever prints them. */
  readonly cells: readonly string[];
  /** What stands below a task belongs to it. */
  readonly isDetail: boolean;
}

/** Removed tasks first, as in other diffs; then changed and added ones, in the order of the plan after. */
export function taskLines({ added, removed, changed }: PlanDiff): DiffLine[] {
  const kept = changed.flatMap(({ before, after, changes }): DiffLine[] => [
    { sign: "~", cells: cellsOf(after, before), isDetail: false },
    ...changes.flatMap(changeLines),
  ]);
  return [
    ...removed.map((task) => loneLine("-", task)),
    ...kept,
    ...added.map((task) => loneLine("+", task)),
  ];
}

function loneLine(sign: "+" | "-", task: LoneTask): DiffLine {
  return { sign, cells: cellsOf(task), isDetail: false };
}

/** `t4`, and how it was called when that was another id; the title, the tools, and what a reviewer should know of it. */
function cellsOf(task: LoneTask, before?: LoneTask): string[] {
  const { id, title, tools, isCritical, risk, reasons } = task;
  const notes = [
    before === undefined && isCritical ? "on the critical path" : "",
    before === undefined && risk !== "low" ? `risk ${risk}: ${reasons.join(", ")}` : "",
  ];
  const shown = before === undefined ? id : idOf({ before, after: task });
  return [shown, oneLine(title), tools.join(", "), notes.filter(Boolean).join("; ")];
}

function idOf({ before, after }: SharedTask): string {
  return before.id === after.id ? after.id : `${after.id} (was ${before.id})`;
}

function changeLines(change: TaskChange): DiffLine[] {
  const lines = valueLines(change, nameOf(change), SHOWN[change.of]);
  return lines.map((line) => ({ ...line, isDetail: true }));
}

type Show = (value: Json) => string;

/** What is not shown as it stands in `plan.json`. */
const SHOWN: Readonly<Partial<Record<Aspect, Show>>> = {
  tool: unquoted,
  needs: unquoted,
  priority: unquoted,
  kind: unquoted,
  risk: unquoted,
  "time limit": (value) => duration(Number(value)),
};

/** Arguments, and what else has parts, as `plan.json` has them: `args.where[0].value`, `retry.limit`. */
const PARTS: ReadonlySet<Aspect> = new Set(["argument", "retry", "estimate"]);

function unquoted(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function nameOf(change: TaskChange): string {
  return PARTS.has(change.of) ? pathOf(change) : change.of;
}

/** Where it stands; where it stood before too when that is another place. */
function pathOf({ before, after }: Change): string {
  const [old, now] = [before?.at, after?.at];
  return old === undefined || now === undefined || old === now
    ? (now ?? old ?? "")
    : `${old} → ${now}`;
}

/** Longer than this, what was and what is stand below each other. */
const WIDEST_PAIR = 60;

function valueLines({ before, after }: Change, name: string, show: Show = valueText): DiffLine[] {
  const [old, now] = shorten(
    before === undefined ? "" : show(before.value),
    after === undefined ? "" : show(after.value),
  );
  const removed: DiffLine = { sign: "-", cells: [name, old], isDetail: false };
  const added: DiffLine = { sign: "+", cells: [name, now], isDetail: false };
  if (after === undefined) return [removed];
  if (before === undefined) return [added];
  if (old.length + now.length > WIDEST_PAIR) return [removed, added];
  return [{ sign: "~", cells: [name, `${old} → ${now}`], isDetail: false }];
}

/** Of the plan itself: its request, parameters, profile. */
export function headLines({ head }: PlanDiff): DiffLine[] {
  return head.flatMap((change) => valueLines(change, pathOf(change)));
}

/** A plan as it is named, and whether its permissions are those that its build was granted. */
export interface DiffSide {
  readonly label: string;
  readonly plan: Pick<Plan, "name">;
  readonly isThere: boolean;
  readonly isAsBuilt: boolean;
}

/** A task that both plans have, as a list names it. */
export function sharedName(task: SharedTask): string {
  return `${idOf(task)} ${oneLine(task.after.title)}`;
}

/** More ids of a chain say nothing to a person. */
const MOST_IDS = 12;

export function pathText({ criticalPath, criticalSeconds }: Figures): string {
  if (criticalPath.length === 0) return "none";
  const shown = criticalPath.slice(0, MOST_IDS);
  const more = criticalPath.length - shown.length;
  return `${shown.join(" → ")}${more > 0 ? ` → … ${more} more` : ""} (${seconds(criticalSeconds)})`;
}

/** Whether there is more to say of the critical path than that the plan has one. */
export function hasCriticalChange({ critical, figures: { before, after } }: PlanDiff): boolean {
  const moved = critical.joined.length + critical.left.length;
  return moved > 0 || before.criticalSeconds !== after.criticalSeconds;
}
