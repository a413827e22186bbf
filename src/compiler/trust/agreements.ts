/** What a person has agreed to before a task runs: gates that it cannot run without. */
import type { Expression } from "../../contract/expression/expression.ts";
import type { Plan, Task } from "../../contract/plan.ts";
import { mentions, parseReference, type Reference } from "../../contract/values.ts";
import { parseExpression } from "../expression/index.ts";
import { needsOf } from "../graph/needs.ts";
import { blocksOf, kindOf, type Agreement, type Block } from "../kinds/index.ts";
import type { Nesting, Placed } from "../plan/nesting.ts";
import { outermostOf } from "../plan/nesting.ts";
import { resolveName } from "../plan/resolve-name.ts";

/** A task that asks a person, and what this one sees. */
export interface Asked {
  readonly placed: Placed;
  readonly agreement: Agreement;
}

export interface Agreements {
  /**
   * Those that come before a task in every run in which it runs, whatever they show.
   *
   * @param inside `at` of the task's own block at whose end something is read
   */
  readonly before: (placed: Placed, inside?: string) => readonly Asked[];
  /** Whether one of them is about what a reference leads to: the task that asked. */
  readonly about: (reference: Reference, placed: Placed, inside?: string) => Asked | undefined;
}

const none: Agreements = { before: () => [], about: () => undefined };

/** @param order ids of the plan's own tasks, each behind those that it needs */
export function agreementsIn(plan: Plan, nesting: Nesting, order: readonly string[]): Agreements {
  const asked = new Map<Task, Asked>();
  for (const placed of nesting.all) {
    const agreement = kindOf(placed.task).agreement?.(placed.task);
    if (agreement !== undefined) asked.set(placed.task, { placed, agreement });
  }
  if (asked.size === 0) return none;

  /** Those that have succeeded where the task has. */
  const surely = (task: Task): Asked[] => {
    const own = asked.get(task);
    const inner = blocksOf(task)
      .filter(({ runs }) => runs === "once")
      .flatMap((block) => block.tasks.flatMap(surely));
    return own === undefined ? inner : [own, ...inner];
  };

  const needs = needsOf(plan);
  const beforeOutermost = new Map<string, ReadonlySet<Asked>>();
  for (const id of order) {
    const task = nesting.byId.get(id)?.task;
    if (task === undefined) continue;
    const needed = needs(task).filter(({ when }) => when === "success");
    const found = needed.flatMap((need) => {
      const other = nesting.byId.get(need.task)?.task;
      return [...(beforeOutermost.get(need.task) ?? []), ...(other ? surely(other) : [])];
    });
    beforeOutermost.set(id, new Set(found));
  }

  const before: Agreements["before"] = (placed, inside) => {
    const own = blocksOf(placed.task).filter(
      ({ at, order: inTurn }) => at === inside && inTurn === "in turn",
    );
    const found = own.flatMap(({ tasks }) => tasks.flatMap(surely));
    const confirmed: Confirmed[] = [];
    for (let at = placed; at.within !== undefined; at = at.within.owner) {
      const { block, owner } = at.within;
      if (block.order === "in turn")
        found.push(...block.tasks.slice(0, at.position).flatMap(surely));
      confirmed.push(...confirmedBy(block, owner));
    }
    found.push(...(beforeOutermost.get(outermostOf(placed).task.id) ?? []));
    return found.filter(
      ({ placed: { task }, agreement: { onlyWhen } }) =>
        onlyWhen === undefined ||
        confirmed.some(({ name, from, field, is }) => {
          const leads = resolveName(name, from, nesting);
          return (
            leads.is === "task" &&
            leads.placed.task === task &&
            field === onlyWhen.field &&
            is === onlyWhen.is
          );
        }),
    );
  };

  const about: Agreements["about"] = (reference, placed, inside) => {
    const target = targetOf(reference, placed, nesting, inside);
    return before(placed, inside).find(
      ({ placed: gate, agreement: { shown, isNone } }) =>
        isNone === undefined &&
        shown
          .flatMap((arg) => mentions(arg))
          .some(({ shape }) => {
            const seen = shape.is === "ref" ? parseReference(shape.text) : undefined;
            return (
              seen !== undefined &&
              targetOf(seen, gate, nesting) === target &&
              seen.steps.every((step, index) => step === reference.steps[index])
            );
          }),
    );
  };
  return { before, about };
}

/** The same text for the same task, or the same variable of the same task. */
function targetOf(
  { task: name }: Reference,
  from: Placed,
  nesting: Nesting,
  inside?: string,
): string | undefined {
  const found = resolveName(name, from, nesting, inside);
  if (found.is === "task") return `task ${found.placed.task.id}`;
  return found.is === "variable" ? `variable ${name} of ${found.by.task.id}` : undefined;
}

/** `name.field === "is"`, read from a place, is true where the block runs. */
interface Confirmed {
  readonly name: string;
  readonly from: Placed;
  readonly field: string;
  readonly is: string;
}

function confirmedBy({ runsWhen }: Block, from: Placed): Confirmed[] {
  if (runsWhen === undefined) return [];
  const parsed = parseExpression(runsWhen.condition.text);
  if ("mistake" in parsed) return [];
  return equalitiesIn(parsed.expression, runsWhen.is).map((one) => ({ ...one, from }));
}

/** Those that follow from an expression having the value. */
function equalitiesIn(expression: Expression, value: boolean): Omit<Confirmed, "from">[] {
  if (expression.is === "not") return equalitiesIn(expression.of, !value);
  if (expression.is !== "binary") return [];
  const { op, left, right } = expression;
  if (op === (value ? "&&" : "||")) {
    return [...equalitiesIn(left, value), ...equalitiesIn(right, value)];
  }
  if (op !== (value ? "===" : "!==")) return [];
  return [
    [left, right],
    [right, left],
  ].flatMap(([read, other]) =>
    read?.is === "member" &&
    read.of.is === "name" &&
    other?.is === "literal" &&
    typeof other.value === "string"
      ? [{ name: read.of.name, field: read.name, is: other.value }]
      : [],
  );
}
