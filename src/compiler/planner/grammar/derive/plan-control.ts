/** The steps of a request that says what is done when, each part by itself: no part refers to another one. */
import { conditional, fallback } from "../../../kinds/index.ts";
import { conditionNotPlanned, type Diagnostic } from "../../../../contract/diagnostics/index.ts";
import { standApart } from "../../arrange.ts";
import type { OutlineHolder, OutlineTask, TableQuestion } from "../../planner.ts";
import type { Reading } from "../read/reading.ts";
import { originOf } from "../words.ts";
import type { Clause } from "./clause.ts";
import type { Control } from "./control.ts";
import { planClause } from "./plan-clause.ts";
import type { Situation } from "./situation.ts";
import { textOf, type Step } from "./step.ts";
import { placeOf } from "./tables.ts";

export interface ControlledSteps {
  /** What is compared. */
  readonly measured?: Step;
  readonly parts: readonly (readonly Step[])[];
}

/** @param situationOf what a clause is planned in, but for the steps before it */
export function planControl(
  reading: Reading,
  control: Control,
  situationOf: (clause: Clause, steps: Step[]) => Situation,
  diagnostics: Diagnostic[],
): ControlledSteps | undefined {
  const refuse = (): undefined => {
    diagnostics.push(
      conditionNotPlanned({ text: textOf(reading, control.said) }, placeOf(reading, control.said)),
    );
    return undefined;
  };
  const before: Step[] = [];
  if (control.measured !== undefined) {
    planClause(control.measured, situationOf(control.measured, before));
    const [step, ...others] = before;
    if (step?.question === undefined || others.length > 0 || !isOneValue(step.question))
      return refuse();
  }
  const parts = control.parts.map((clause) => {
    const steps = [...before];
    planClause(clause, situationOf(clause, steps));
    return steps.slice(before.length);
  });
  if (diagnostics.length > 0) return undefined;
  if (parts.some((steps) => steps.length === 0)) return refuse();
  const [measured] = before;
  return { parts, ...(measured && { measured }) };
}

/** "The total revenue", "how many rows": neither groups nor rows. */
function isOneValue({ query }: TableQuestion): boolean {
  const { measures, where: _where, ...others } = query;
  return Array.isArray(measures) && measures.length === 1 && Object.keys(others).length === 0;
}

/** The task that holds the parts. */
export function holderOf(
  reading: Reading,
  { is, said, comparison, parts: clauses }: Control,
  { measured, parts }: ControlledSteps,
  idOf: (step: Step) => string,
): OutlineHolder {
  const [first, last] = [clauses[0]?.span ?? said, clauses.at(-1)?.span ?? said];
  const span = { from: Math.min(said.from, first.from), to: Math.max(said.to, last.to) };
  const isSecondWay = is === "second way";
  const kind = isSecondWay ? fallback.name : conditional.name;
  const places = isSecondWay ? parts.map((_, at) => `alternatives[${at}].tasks`) : ["then", "else"];
  const compared =
    measured === undefined || comparison === undefined
      ? undefined
      : { task: idOf(measured), operator: comparison.operator, value: comparison.value };
  const means = compared === undefined ? kind : `condition: ${compared.operator} ${compared.value}`;
  const otherwise = clauses[1];
  const uses = [comparison?.span ?? said, { from: said.from, to: said.from + 1 }];
  return {
    id: "t0",
    title: textOf(reading, isSecondWay ? first : said),
    kind,
    needs: measured === undefined ? [] : [idOf(measured)],
    priority: "medium",
    blocks: parts.map((steps, at) => ({ at: places[at] ?? "", ids: steps.map(idOf) })),
    origin: originOf(reading, span),
    words: [
      ...uses.map((use) => ({ origin: originOf(reading, use), means })),
      ...(!isSecondWay && otherwise !== undefined
        ? [
            {
              origin: originOf(reading, { from: otherwise.whole.from, to: otherwise.span.from }),
              means: "else",
            },
          ]
        : []),
    ],
    ...(compared && { compared }),
  };
}

export function clausesIn({ measured, parts }: Control): Clause[] {
  return [...(measured ? [measured] : []), ...parts];
}

/** The task, which waits for none of another block. */
export function withoutOthers(task: OutlineTask, holder: OutlineHolder): OutlineTask {
  const { follows, ...own } = task;
  const isKept = (id: string): boolean => !standApart([holder], task.id, id);
  const kept = follows?.filter(isKept) ?? [];
  return { ...own, needs: task.needs.filter(isKept), ...(kept.length > 0 && { follows: kept }) };
}
