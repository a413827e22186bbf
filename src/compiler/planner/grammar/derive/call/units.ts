/** The clauses of a path as calls: introductions go, sentences that only say more of a call join it. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import type { OutlineTask } from "../../../planner.ts";
import { askedStems, type ToolIndex } from "../../link/tools.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { deriveCalls } from "./derive-call.ts";
import { isIntroduction, isMeta } from "./introductions.ts";
import { hasSolidMark, type Unit } from "./unit.ts";

/** Tools that the whole request speaks for. */
const OVERALL = 60;

export function unitsOf(reading: Reading, tasks: readonly OutlineTask[], index: ToolIndex): Unit[] {
  const whole = index.search(askedStems(reading.tokens), OVERALL);
  const overall = new Map<ToolInfo, number>(whole.map(({ tool }, rank) => [tool, 1 / (1 + rank / 10)]));
  const derive = (task: OutlineTask, span: Span, extras: readonly Span[]): Unit => ({
    task,
    span,
    extras,
    derivations: deriveCalls({ reading, span, extras, index, overall }).filter(({ tool }) => tool.agent === task.agent),
  });
  const all = tasks.flatMap((task) => (task.clause === undefined ? [] : [derive(task, task.clause.span, task.clause.extras)])); // prettier-ignore
  const meaning = all.filter((unit) => !isMeta(reading, unit));
  const asked = meaning.length === 0 ? all : meaning;
  const kept: Unit[] = [];
  let said: Span[] = [];
  for (const [at, unit] of asked.entries()) {
    if (isIntroduction(reading, unit, asked.slice(at + 1), kept.length === 0)) {
      said.push(unit.span, ...unit.extras);
      continue;
    }
    const before = kept.at(-1);
    if (before !== undefined && isElaboration(reading, before, unit)) {
      kept[kept.length - 1] = derive(before.task, before.span, [...before.extras, unit.span, ...unit.extras]);
      continue;
    }
    const around = said.filter((span) => hasSolidMark(reading, span));
    kept.push(around.length === 0 ? unit : derive(unit.task, unit.span, [...unit.extras, ...around]));
    said = [];
  }
  return kept;
}

/** "Use the random forest algorithm.": it says how what stands before it is to be done. */
function isElaboration(reading: Reading, before: Unit, unit: Unit): boolean {
  const [own] = unit.derivations;
  const [earlier] = before.derivations;
  if (own === undefined) return true;
  if (earlier === undefined) return false;
  if (own.tool === earlier.tool) {
    if (own.open.length === 0) return false;
    const filled = new Set(earlier.assigned.map(({ field }) => field.name));
    return own.assigned.every(({ field }) => !filled.has(field.name)) || !hasSolidMark(reading, unit.span);
  }
  // What it says is said of the earlier tool as well as of any other, and it needs what is not there.
  const verb = reading.tokens[unit.span.from]?.lower ?? "";
  const says = ["use", "focus", "include", "ensure", "make", "consider", "specify", "set", "provide", "return", "show", "give"].includes(verb); // prettier-ignore
  return says && own.open.length > 0 && own.named < 0.6;
}
