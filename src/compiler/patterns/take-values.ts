/**
 * A plan for a query that is another one's word for word, but for values that stand in both. What is put into the plan
 * is text of the new query alone; where anything could be meant in another way there is no plan.
 */
import type { Plan } from "../../contract/plan.ts";

export interface Replaced {
  readonly from: string;
  readonly to: string;
}

const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const PATH = /^(?:[\w-]+\/)*[\w-]*[A-Za-z][\w-]*(\.[A-Za-z][A-Za-z0-9]{0,7})$/;
const QUOTED = /^"[^"\\]{1,200}"$/;

/** The tasks for the new query, and which values are other ones; `undefined` when there is any doubt. */
export function takeValues(
  query: string,
  { source, params, notes, adapted, tasks }: Plan,
): { readonly tasks: Plan["tasks"]; readonly replaced: readonly Replaced[] } | undefined {
  // What was assumed of one query or file need not hold for another; a parameter's value is not in the query.
  if (notes !== undefined || adapted !== undefined || Object.keys(params).length > 0)
    return undefined;
  const before = tokensOf(source.query);
  const after = tokensOf(query);
  if (before.length === 0 || before.length !== after.length) return undefined;
  const replaced: Replaced[] = [];
  for (const [at, from] of before.entries()) {
    const to = after[at] ?? "";
    if (from === to) continue;
    const isOnce = before.filter((token) => token === from).length === 1;
    if (!isOnce || !isSameForm(from, to)) return undefined;
    replaced.push({ from: bare(from), to: bare(to) });
  }
  if (replaced.some(({ from }) => !isOneArgument(from, tasks))) return undefined;
  const changed = replaceIn(tasks, replaced) as Plan["tasks"];
  return { tasks: changed, replaced };
}

/** Quoted texts are one; the full stop of a sentence is no part of a path. */
function tokensOf(query: string): string[] {
  return (
    query
      .trim()
      .replace(/\.$/, "")
      .match(/"[^"]*"|[^\s"]+?(?=[,;:!?]*(?:\s|$))|[,;:!?]+|"/g)
      ?.map(String) ?? []
  );
}

/** A number is no such value: it can be equal to another one of the plan by chance. */
function isSameForm(from: string, to: string): boolean {
  if ([DATE, QUOTED].some((form) => form.test(from) && form.test(to))) return true;
  const ending = PATH.exec(from)?.[1];
  return ending !== undefined && ending === PATH.exec(to)?.[1];
}

function bare(token: string): string {
  return token.replace(/^"(.*)"$/, "$1");
}

/** Whether a text is one whole value in the plan and, titles apart, part of nothing else. */
function isOneArgument(text: string, tasks: Plan["tasks"]): boolean {
  let whole = 0;
  let elsewhere = 0;
  const walk = (value: unknown, isWithinArgs: boolean): void => {
    if (typeof value === "string") {
      if (value === text && isWithinArgs) whole += 1;
      else if (value.toLowerCase().includes(text.toLowerCase())) elsewhere += 1;
    } else if (Array.isArray(value)) {
      for (const item of value) walk(item, isWithinArgs);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, part] of Object.entries(value)) {
        if (key.includes(text)) elsewhere += 1;
        if (isWithinArgs || key !== "title") walk(part, isWithinArgs || key === "args");
      }
    }
  };
  walk(tasks, false);
  return whole === 1 && elsewhere === 0;
}

/** Also drops where in the earlier query a task came from: it is another query now. */
function replaceIn(value: unknown, replaced: readonly Replaced[], isTitle = false): unknown {
  if (typeof value === "string") {
    const same = replaced.find(({ from }) => from === value);
    if (same !== undefined) return same.to;
    return isTitle
      ? replaced.reduce((text, { from, to }) => text.replaceAll(from, () => to), value)
      : value;
  }
  if (Array.isArray(value)) return value.map((item) => replaceIn(item, replaced));
  if (typeof value !== "object" || value === null) return value;
  const isTask = "id" in value && "kind" in value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isTask || (key !== "origin" && key !== "words"))
      .map(([key, part]) => [key, replaceIn(part, replaced, isTask && key === "title")]),
  );
}
