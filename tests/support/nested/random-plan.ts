/** Random plans of nested tasks that pass the checks: numbers go from task to task, and some tasks fail. */
import { mulberry32 } from "../mulberry32.ts";
import type { TextPlan, TextTask } from "./interpret.ts";

/** What tasks behind a place may use. */
interface Scope {
  /** References to numbers. */
  readonly numbers: readonly string[];
  /** Expressions that are true or false. */
  readonly truths: readonly string[];
}

export interface RandomOptions {
  /** Levels of tasks within tasks. */
  readonly depth: number;
  /** Tasks of the plan's own list. */
  readonly tasks: number;
}

export function randomPlan(seed: number, { depth, tasks }: RandomOptions): TextPlan {
  const random = mulberry32(seed);
  const below = (most: number): number => Math.floor(random() * most);
  const oneOf = <Item>(items: readonly Item[]): Item => items[below(items.length)]!;
  let count = 0;
  const plans: Record<string, TextPlan> = {};
  const newId = (): string => `t${(count += 1)}`;

  const number = ({ numbers }: Scope): unknown =>
    numbers.length > 0 && random() < 0.7 ? { $ref: oneOf(numbers) } : below(20);
  const condition = ({ numbers, truths }: Scope): string => {
    if (truths.length > 0 && random() < 0.3) return oneOf(truths);
    const left = numbers.length > 0 ? oneOf(numbers) : String(below(20));
    // Of two texts of digits TypeScript knows the result; that would be a branch that never runs.
    return numbers.length > 0
      ? `${left} ${oneOf(["<", ">", "!=="])} ${below(20)} || ${left} % 3 === 1`
      : "params.yes";
  };

  function call(scope: Scope, id = newId()): TextTask {
    const isRisky = random() < 0.25;
    return {
      id,
      title: `Task ${id}`,
      kind: "call",
      agent: "calc",
      tool: isRisky ? "calc.risky" : "calc.add",
      args: isRisky
        ? { a: number(scope), every: 3 + below(3) }
        : { a: number(scope), b: number(scope) },
    };
  }

  function block(scope: Scope, levels: number, endsWithCall = false): TextTask[] {
    let inner = scope;
    const made: TextTask[] = [];
    for (let left = below(2) + 1; left > 0; left -= 1) {
      const next = task(inner, levels);
      made.push(...next.tasks);
      inner = next.after;
    }
    return endsWithCall ? [...made, call(inner)] : made;
  }

  const plus = (scope: Scope, more: Partial<Scope>): Scope => ({
    numbers: [...scope.numbers, ...(more.numbers ?? [])],
    truths: [...scope.truths, ...(more.truths ?? [])],
  });

  /** A task, and those that it needs before it. */
  function task(scope: Scope, levels: number): { tasks: TextTask[]; after: Scope } {
    if (levels === 0 || random() < 0.3) {
      const one = call(scope);
      return { tasks: [one], after: plus(scope, { numbers: [`${one.id}.value`] }) };
    }
    const id = newId();
    const head = { id, title: `Task ${id}` };
    switch (
      oneOf(["conditional", "items", "rounds", "fallback", "all", "settled", "any", "plan"])
    ) {
      case "conditional": {
        const both = random() < 0.6;
        const one = {
          ...head,
          kind: "conditional",
          when: condition(scope),
          then: block(scope, levels - 1),
          ...(both && { else: block(scope, levels - 1) }),
        };
        return { tasks: [one], after: plus(scope, { truths: [`${id}.taken === "then"`] }) };
      }
      case "items": {
        const source: TextTask = {
          id: newId(),
          title: "A list",
          kind: "call",
          agent: "calc",
          tool: "calc.list",
          args: { n: below(4) },
        };
        const item = `item${id}`;
        const index = `index${id}`;
        const inner = plus(scope, { numbers: [`${item}.v`, index] });
        const concurrency = 1 + below(3);
        const loop = {
          ...head,
          kind: "loop",
          forEach: { $ref: `${source.id}.items` },
          as: item,
          index,
          concurrency,
          ...(concurrency === 3 && { shards: 2 }),
          onError: oneOf(["stop", "collect", "collect"]),
          tasks: block(inner, levels - 1, true),
        };
        const sum = { ...call(scope), tool: "calc.sum", args: { rows: { $ref: `${id}.results` } } };
        const after = plus(scope, {
          numbers: [`${sum.id}.value`],
          truths: [`${id}.failed.length > 0`],
        });
        return { tasks: [source, loop, sum], after };
      }
      case "rounds": {
        const carried = `last${id}`;
        const inner = plus(scope, { numbers: [carried] });
        const body = block(inner, levels - 1, true);
        const last = body.at(-1)!.id;
        const loop = {
          ...head,
          kind: "loop",
          ...(random() < 0.5
            ? { times: 1 + below(3) }
            : { until: `${last}.value > ${below(30)}`, limit: 1 + below(4) }),
          carry: { [carried]: { first: number(scope), next: { $ref: `${last}.value` } } },
          tasks: body,
        };
        return {
          tasks: [loop],
          after: plus(scope, { numbers: [`${id}.last.value`], truths: [`${id}.isMet`] }),
        };
      }
      case "fallback": {
        const alternatives = [0, 1].map(() => ({ tasks: block(scope, levels - 1, true) }));
        const one = { ...head, kind: "fallback", alternatives };
        const name = alternatives[0]!.tasks.at(-1)!.id;
        return {
          tasks: [one],
          after: plus(scope, {
            numbers: [`${id}.output.value`],
            truths: [`${id}.by === "${name}"`],
          }),
        };
      }
      case "plan": {
        const name = `inner-${id}`;
        const own: Scope = { numbers: [], truths: ["params.yes"] };
        const steps = [
          { ...call(own), tool: "calc.add", args: { a: { $param: "start" }, b: below(20) } },
          ...block(own, levels - 1, true),
        ];
        plans[name] = {
          params: {
            yes: { type: "boolean", default: random() < 0.5 },
            start: { type: "integer", default: below(20) },
          },
          tasks: steps,
        };
        const one = {
          ...head,
          kind: "plan",
          plan: name,
          params: { start: number(scope), ...(random() < 0.5 && { yes: true }) },
        };
        return { tasks: [one], after: plus(scope, { numbers: [`${id}.value`] }) };
      }
      case "any": {
        // Which one is first nobody can know: all of them do the same.
        const args = { a: number(scope), b: number(scope) };
        const members = [0, 1].map(() => ({ ...call(scope), tool: "calc.add", args }));
        const one = { ...head, kind: "parallel", join: "any", tasks: members };
        return { tasks: [one], after: plus(scope, { numbers: [`${id}.output.value`] }) };
      }
      case "settled": {
        const members = [call(scope), call(scope)];
        const one = { ...head, kind: "parallel", join: "settled", tasks: members };
        return {
          tasks: [one],
          after: plus(scope, { truths: [`${id}.${members[0]!.id}.status === "success"`] }),
        };
      }
      default: {
        const members = [
          call(scope),
          ...task(scope, levels - 1).tasks.filter((each) => !needsAnother(each)),
        ];
        const one = { ...head, kind: "parallel", join: "all", tasks: members };
        return { tasks: [one], after: plus(scope, { numbers: [`${id}.${members[0]!.id}.value`] }) };
      }
    }
  }

  let scope: Scope = { numbers: [], truths: [] };
  const made: TextTask[] = [];
  for (let at = 0; at < tasks; at += 1) {
    const next = task(scope, depth);
    made.push(...next.tasks);
    scope = next.after;
  }
  return { params: { yes: { type: "boolean", default: random() < 0.5 } }, tasks: made, plans };

  /** Members of a parallel do not see each other: what a loop goes over, or is summed up by, stands outside. */
  function needsAnother({ kind, tool, forEach }: TextTask): boolean {
    return (
      tool === "calc.list" || tool === "calc.sum" || (kind === "loop" && forEach !== undefined)
    );
  }
}
