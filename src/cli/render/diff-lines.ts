/** The differences of two plans as lines with a sign each: for a terminal, and for a block that pull requests colour. */
import type {
  Change,
  Figures,
  LoneTask,
  Permission,
  PlanDiff,
  SharedTask,
  TaskChange,
} from "../../compiler/index.ts";
import type { Json } from "../../contract/json.ts";
import { argShape, type Arg } from "../../contract/values.ts";
import { count, dollars, duration, seconds } from "./amounts.ts";
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
    ...changes.map(changeLine),
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

/** `t4`, the title, the tools, and what a reviewer should know of it. */
function cellsOf(task: LoneTask, before?: LoneTask): string[] {
  const { id, title, tools, isCritical, risk, reasons } = task;
  const was = before === undefined || before.id === id ? "" : ` (was ${before.id})`;
  const lone = before === undefined;
  const notes = [
    lone && isCritical ? "on the critical path" : "",
    lone && risk !== "low" ? `risk ${risk}: ${reasons.join(", ")}` : "",
  ];
  return [id, oneLine(title) + was, tools.join(", "), notes.filter(Boolean).join("; ")];
}

function changeLine(change: TaskChange): DiffLine {
  const { sign, cells } = valueLine(change, nameOf(change));
  return { sign, cells, isDetail: true };
}

function nameOf({ of, before, after }: TaskChange): string {
  if (of !== "argument") return of === "retry" || of === "estimate" ? pathOf({ ...(before && { before }), ...(after && { after }) }) : of; // prettier-ignore
  return pathOf({ ...(before && { before }), ...(after && { after }) }).replaceAll(/\bargs\./g, "");
}

/** Where it stands; where it stood before too when that is another place. */
function pathOf({ before, after }: Change): string {
  const [old, now] = [before?.at, after?.at];
  return old === undefined || now === undefined || old === now ? (now ?? old ?? "") : `${old} → ${now}`; // prettier-ignore
}

function valueLine({ before, after }: Change, name: string): DiffLine {
  const isTime = name === "time limit";
  const [old, now] = shorten(valueText(before?.value, isTime), valueText(after?.value, isTime));
  if (after === undefined) return { sign: "-", cells: [name, old], isDetail: false };
  if (before === undefined) return { sign: "+", cells: [name, now], isDetail: false };
  return { sign: "~", cells: [name, `${old} → ${now}`], isDetail: false };
}

/** Of the plan itself: its request, parameters, profile. */
export function headLines({ head }: PlanDiff): DiffLine[] {
  return head.map((change) => valueLine(change, pathOf(change)));
}

const KINDS: Readonly<Record<Permission["kind"], string>> = {
  network: "network",
  read: "reads",
  write: "writes",
  commands: "commands",
  env: "environment",
  secrets: "secrets",
  model: "model",
  addons: "native addons",
  memoryMiB: "memory",
};

export function permissionLines({ permissions: { gained, lost } }: PlanDiff): DiffLine[] {
  const line = (sign: "+" | "-", { kind, name }: Permission): DiffLine => ({
    sign,
    cells: [KINDS[kind], kind === "memoryMiB" ? `${name} MiB` : oneLine(name)],
    isDetail: false,
  });
  return [...lost.map((one) => line("-", one)), ...gained.map((one) => line("+", one))];
}

/** A task that both plans have, as a list names it. */
export function sharedName({ before, after }: SharedTask): string {
  return `${after.id}${before.id === after.id ? "" : ` (was ${before.id})`} ${oneLine(after.title)}`;
}

/** More ids of a chain say nothing to a person. */
const MOST_IDS = 12;

export function pathText({ criticalPath, secondsInParallel }: Figures): string {
  if (criticalPath.length === 0) return "none";
  const shown = criticalPath.slice(0, MOST_IDS);
  const more = criticalPath.length - shown.length;
  return `${shown.join(" → ")}${more > 0 ? ` → … ${more} more` : ""} (${seconds(secondsInParallel)})`;
}

/** Whether there is more to say of the critical path than that the plan has one. */
export function hasCriticalChange({ critical, figures: { before, after } }: PlanDiff): boolean {
  const moved = critical.joined.length + critical.left.length;
  return moved > 0 || before.secondsInParallel !== after.secondsInParallel;
}

export interface FigureRow {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  /** `+1`, `-0.3s`; empty when nothing changed. */
  readonly change: string;
}

export function figureRows({ figures: { before, after } }: PlanDiff): FigureRow[] {
  const row = (
    title: string,
    of: (figures: Figures) => number,
    show: (value: number) => string,
  ): FigureRow => {
    const [old, now] = [of(before), of(after)];
    const difference = Math.abs(now - old);
    const change = now === old ? "" : `${now > old ? "+" : "-"}${show(difference)}`;
    return { title, before: show(old), after: show(now), change };
  };
  return [
    row("Tasks", ({ tasks }) => tasks, String),
    row("Time", ({ secondsInParallel }) => secondsInParallel, seconds),
    row("One after another", ({ secondsInSequence }) => secondsInSequence, seconds),
    row("Cost", ({ usd }) => usd, dollars),
    row("Cost with all retries", ({ usdAtMost }) => usdAtMost, dollars),
    {
      title: "Risk",
      before: riskText(before),
      after: riskText(after),
      change: before.risk === after.risk ? "" : `${before.risk} → ${after.risk}`,
    },
  ];
}

/** `medium: 2 medium, 1 low`. */
function riskText({ risk, risks, tasks }: Figures): string {
  if (tasks === 0) return "none";
  const counts = (["high", "medium", "low"] as const).filter((one) => risks[one] > 0);
  if (counts.length === 1) return risk;
  return `${risk} (${counts.map((one) => `${risks[one]} ${one}`).join(", ")})`;
}

/** `1 task added, 2 changed, 3 unchanged`. */
export function summaryOf({ isEqual, added, removed, changed, unchanged }: PlanDiff): string {
  if (isEqual) return `No differences: ${count(unchanged, "task")}`;
  const parts = [
    [added.length, "added"],
    [removed.length, "removed"],
    [changed.length, "changed"],
    [unchanged, "unchanged"],
  ] as const;
  const said = parts.filter(([number]) => number > 0);
  return said
    .map(([number, what], i) => `${i === 0 ? count(number, "task") : number} ${what}`)
    .join(", ");
}

/** A value as a reader of plans knows it: references and parameters by their names, all else as JSON. */
function valueText(value: Json | undefined, isTime: boolean): string {
  if (value === undefined) return "";
  if (isTime && typeof value === "number") return duration(value);
  const shape = argShape(value as Arg);
  switch (shape.is) {
    case "ref":
      return shape.text;
    case "param":
      return `parameter ${shape.name}`;
    case "time":
      return shape.text;
    default:
      return JSON.stringify(value);
  }
}

/** A longer value is cut; what both have in common at the beginning is left out first. */
const LONGEST = 120;
const CONTEXT = 20;

function shorten(before: string, after: string): [string, string] {
  const longest = Math.max(before.length, after.length);
  if (longest <= LONGEST) return [before, after];
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) same += 1;
  const start = before === "" || after === "" ? 0 : Math.max(0, same - CONTEXT);
  const cut = (text: string): string => {
    const shown = text.slice(start, start + LONGEST);
    return `${start > 0 ? "…" : ""}${shown}${start + LONGEST < text.length ? "…" : ""}`;
  };
  return [cut(before), cut(after)].map((text) => text.toWellFormed()) as [string, string];
}
