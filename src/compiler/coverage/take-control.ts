/** Words that became a condition, a loop, a fallback or a gate: no tool has them. */
import type { Plan, Task } from "../../contract/plan.ts";
import { callsOf, conditionsOf, walkTasks } from "../kinds/index.ts";
import { operatorsAt } from "../planner/grammar/link/operator-words.ts";
import type { Ledger } from "./ledger.ts";

/** What says each kind; of a planner that does not say what words became. */
const SAYING: Readonly<Record<string, RegExp>> = {
  conditional: /^(?:if|unless|when|otherwise|else)$/,
  loop: /^(?:each|every|all|until|times)$/,
  parallel: /^(?:parallel|simultaneously|side)$/,
  fallback: /^(?:if|that|fails?|failed|otherwise|else|fall|fallback|back|instead)$/,
  gate: /^(?:ask|approve|approval|confirm|confirmation|permission)$/,
};

export function takeControl(ledger: Ledger, plan: Plan): void {
  for (const task of walkTasks(plan)) {
    if (callsOf(task).length > 0) continue;
    if (task.words === undefined) takeSaying(ledger, task);
    else takeSaid(ledger, task, task.words);
  }
}

/** Of a task that was edited since it was planned, only what it still says. */
function takeSaid(ledger: Ledger, task: Task, words: Readonly<Record<string, string>>): void {
  const conditions = conditionsOf(task).map(({ text }) => text);
  for (const [place, means] of Object.entries(words)) {
    const compared = /^condition: (.+)$/.exec(means)?.[1];
    if (compared !== undefined && !conditions.some((text) => text.endsWith(compared))) continue;
    const [from = 0, to = 0] = place.split("-").map(Number);
    for (const [at, { start, end }] of ledger.words.entries())
      if (start >= from && end <= to) ledger.settle(at);
  }
}

/** Numbers that a condition compares with, and what says the kind. */
function takeSaying(ledger: Ledger, task: Task): void {
  const numbers = new Set(
    conditionsOf(task)
      .flatMap(({ text }) => text.match(/\d+(?:\.\d+)?/g) ?? [])
      .map(Number),
  );
  const isCompared = conditionsOf(task).some(({ text }) => /[<>]|===|!==/.test(text));
  for (const [at, { text }] of ledger.words.entries()) {
    const isSaid = SAYING[task.kind]?.test(ledger.lowers[at] ?? "") ?? false;
    const isNumber = numbers.has(Number(text.replaceAll(",", "")));
    const isComparison =
      isCompared &&
      ledger.is(
        at,
        /^(?:above|below|over|under|more|less|fewer|than|least|most|exceeds?|greater|higher|lower)$/,
      );
    if (isSaid || isNumber || isComparison) ledger.take(at, 1, "argument");
  }
  const compared = conditionsOf(task).flatMap(({ text }) => comparisonsIn(text));
  for (const at of ledger.words.keys()) settleComparison(ledger, at, compared);
}

interface Compared {
  readonly comparator: string;
  readonly value: number;
}

const TURNED: Readonly<Record<string, string>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

/** `t1.rows > 3`, and `3 < t1.rows`, which says the same. */
function comparisonsIn(text: string): Compared[] {
  const plain = (sign: string): string =>
    sign.replace(/^[!=]==?$/, (found) => (found.startsWith("!") ? "!=" : "="));
  const behind = [...text.matchAll(/([<>]=?|[!=]==?)\s*(-?\d+(?:\.\d+)?)/g)].map(
    ([, sign = "", value]) => ({ comparator: plain(sign), value: Number(value) }),
  );
  const before = [...text.matchAll(/(-?\d+(?:\.\d+)?)\s*([<>]=?|[!=]==?)/g)].map(
    ([, value, sign = ""]) => ({ comparator: TURNED[sign] ?? plain(sign), value: Number(value) }),
  );
  return [...behind, ...before];
}

/** "More than 3" of a condition that says so: no tool has it, and a condition that says another thing does not settle it. */
function settleComparison(ledger: Ledger, at: number, compared: readonly Compared[]): void {
  const found = operatorsAt(ledger.lowers, at).find(({ operator }) => operator.op === "compare");
  if (found?.operator.op !== "compare") return;
  const { comparator } = found.operator;
  const number = at + found.words.length;
  const value = Number(ledger.words[number]?.text.replaceAll(",", "") ?? Number.NaN);
  if (!compared.some((one) => one.comparator === comparator && one.value === value)) return;
  for (let each = at; each <= number; each += 1) ledger.settle(each);
}
