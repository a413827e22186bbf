/**
 * What a nested plan means, said a second time: a small interpreter of `plan.json` that shares no code with the compiler
 * or the runtime. It has no processes, no store and no scheduler, and conditions are run by JavaScript itself.
 */
export type Data =
  null | boolean | number | string | readonly Data[] | { readonly [key: string]: Data };

/** A task as it stands in the file; what is particular to its kind is read where it is needed. */
export interface TextTask {
  readonly id: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

export interface TextPlan {
  readonly params: Readonly<Record<string, { readonly type: string; readonly default: Data }>>;
  readonly tasks: readonly TextTask[];
  /** Plans that stand in it as tasks, by name. */
  readonly plans?: Readonly<Record<string, TextPlan>>;
}

export type Outcome =
  | { readonly status: "success"; readonly output: Data }
  | { readonly status: "failed" }
  | { readonly status: "skipped" };

export interface Interpreted {
  /** Of each task of the plan's own list. */
  readonly tasks: ReadonlyMap<string, Outcome>;
  /** Instances of calls that ended well, or failed. */
  readonly calls: ReadonlyMap<string, "success" | "failed">;
}

export type Tools = Readonly<Record<string, (args: never) => Data>>;

/** What comes out when a person decides the gate of an instance; `undefined` is a rejection that fails it. */
export type Decide = (
  gate: TextTask,
  shown: Readonly<Record<string, unknown>>,
  instance: string,
) => Data | undefined;

type Names = Readonly<Record<string, unknown>>;

/** A task that failed, or stands behind one. */
class Failed extends Error {
  readonly isDenied: boolean;

  constructor(isDenied = false) {
    super();
    this.isDenied = isDenied;
  }
}

export function interpret(
  { tasks, params, plans = {} }: TextPlan,
  tools: Tools,
  decide: Decide = () => undefined,
): Interpreted {
  const outcomes = new Map<string, Outcome>();
  const calls = new Map<string, "success" | "failed">();
  const names: Record<string, unknown> = {
    params: Object.fromEntries(
      Object.entries(params).map(([name, param]) => [name, param.default]),
    ),
  };

  /** The output of a task; what it adds to the names that tasks behind it may use. */
  function runTask(task: TextTask, known: Names, prefix: string): { output: Data; names: Names } {
    const found = runKind(task, known, prefix);
    return { output: found.output, names: { ...found.inner, [task.id]: found.output } };
  }

  function runBlock(block: readonly TextTask[], known: Names, prefix: string) {
    const inner: Record<string, unknown> = {};
    let output: Data = null;
    for (const task of block) {
      const ran = runTask(task, { ...known, ...inner }, prefix);
      Object.assign(inner, ran.names);
      ({ output } = ran);
    }
    return { output, inner };
  }

  /** What the block gives, or why it failed. */
  function tryBlock(block: readonly TextTask[], known: Names, prefix: string) {
    try {
      return runBlock(block, known, prefix);
    } catch (error) {
      if (error instanceof Failed) return error;
      throw error;
    }
  }

  function runKind(task: TextTask, known: Names, prefix: string): { output: Data; inner: Names } {
    switch (task.kind) {
      case "call":
        return { output: call(task, known, prefix), inner: {} };
      case "conditional": {
        const taken = truth(task["when"] as string, known) ? "then" : "else";
        const { output, inner } = runBlock(blockOf(task[taken]), known, prefix);
        return { output: { taken, output }, inner };
      }
      case "gate": {
        const output = decide(task, resolve(task["show"] ?? {}, known) as Names, prefix + task.id);
        if (output === undefined) throw new Failed(true);
        return { output, inner: {} };
      }
      case "loop":
        return { output: runLoop(task, known, prefix), inner: {} };
      case "plan": {
        const { params: declared, tasks: own } = plans[task["plan"] as string]!;
        const given = resolve(task["params"] ?? {}, known) as Names;
        const values = Object.entries(declared).map(([name, param]) => [
          name,
          given[name] ?? param.default,
        ]);
        return runBlock(own, { params: Object.fromEntries(values) }, `${prefix}${task.id}-`);
      }
      case "parallel":
        return runParallel(task, known, prefix);
      case "fallback": {
        for (const { tasks: block } of task["alternatives"] as { tasks: readonly TextTask[] }[]) {
          const ran = tryBlock(block, known, prefix);
          if (!(ran instanceof Failed))
            return { output: { by: block.at(-1)!.id, output: ran.output }, inner: ran.inner };
          // Of itself a fallback is no way around a person who has said no.
          if (ran.isDenied) throw ran;
        }
        throw new Failed();
      }
      default:
        throw new Error(`the interpreter has no ${task.kind}`);
    }
  }

  function call({ id, tool, args }: TextTask, known: Names, prefix: string): Data {
    try {
      const output = tools[tool as string]!(resolve(args, known) as never);
      calls.set(prefix + id, "success");
      return output;
    } catch {
      calls.set(prefix + id, "failed");
      throw new Failed();
    }
  }

  function runLoop(task: TextTask, known: Names, prefix: string): Data {
    const body = blockOf(task["tasks"]);
    const at = (index: number) => `${prefix}${task.id}[${index}].`;
    const numbered = (index: number) =>
      task["index"] === undefined ? {} : { [task["index"] as string]: index };
    if (task["forEach"] !== undefined) {
      const items = resolve(task["forEach"], known) as readonly Data[];
      const results: Data[] = [];
      const failed: number[] = [];
      items.forEach((item, index) => {
        const own = { ...known, [(task["as"] as string) ?? "item"]: item, ...numbered(index) };
        const ran = tryBlock(body, own, at(index));
        if (!(ran instanceof Failed)) results.push(ran.output);
        else if (task["onError"] === "collect") failed.push(index);
        else throw ran;
      });
      // The words of an error are not what this is about.
      return { results, failed: failed.map((index) => ({ index })) };
    }
    const most = (task["times"] ?? task["limit"]) as number;
    const carry = Object.entries(
      (task["carry"] ?? {}) as Record<string, { first: unknown; next: unknown }>,
    );
    let carried: Names = Object.fromEntries(
      carry.map(([name, { first }]) => [name, resolve(first, known)]),
    );
    const results: Data[] = [];
    let isMet = false;
    for (let round = 0; round < most && !isMet; round += 1) {
      const own = { ...known, ...carried, ...numbered(round) };
      const { output, inner } = runBlock(body, own, at(round));
      results.push(output);
      const after = { ...own, ...inner };
      isMet = task["until"] !== undefined && truth(task["until"] as string, after);
      carried = Object.fromEntries(carry.map(([name, { next }]) => [name, resolve(next, after)]));
    }
    return { results, last: results.at(-1)!, isMet };
  }

  function runParallel(task: TextTask, known: Names, prefix: string) {
    const members = blockOf(task["tasks"]).map(
      (member) => [member.id, tryBlock([member], known, prefix)] as const,
    );
    const done = members.flatMap(([id, ran]) =>
      ran instanceof Failed ? [] : [[id, ran] as const],
    );
    const inner = Object.assign({}, ...done.map(([, ran]) => ran.inner)) as Names;
    const failure = members.map(([, ran]) => ran).find((ran) => ran instanceof Failed);
    if (task["join"] === "any") {
      const [first] = done;
      if (first === undefined) throw failure ?? new Failed();
      return { output: { by: first[0], output: first[1].output }, inner };
    }
    if (task["join"] === "settled") {
      const outputs = members.map(([id, ran]) => [
        id,
        ran instanceof Failed ? { status: "failed" } : { status: "success", output: ran.output },
      ]);
      return { output: Object.fromEntries(outputs) as Data, inner };
    }
    if (failure !== undefined) throw failure;
    return { output: Object.fromEntries(done.map(([id, ran]) => [id, ran.output])), inner };
  }

  for (const task of tasks) {
    const isBlocked = readBy(task).some(
      (id) => outcomes.has(id) && outcomes.get(id)?.status !== "success",
    );
    if (isBlocked) {
      outcomes.set(task.id, { status: "skipped" });
      continue;
    }
    try {
      const ran = runTask(task, names, "");
      Object.assign(names, ran.names);
      outcomes.set(task.id, { status: "success", output: ran.output });
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      outcomes.set(task.id, { status: "failed" });
    }
  }
  return { tasks: outcomes, calls };
}

function blockOf(value: unknown): readonly TextTask[] {
  return (value ?? []) as readonly TextTask[];
}

/** JavaScript says what a condition means. */
function truth(text: string, names: Names): boolean {
  // oxlint-disable-next-line no-implied-eval -- the text comes from this test's own generator
  const condition = new Function(...Object.keys(names), `"use strict"; return (${text});`);
  return Boolean(condition(...Object.values(names)));
}

function resolve(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, names));
  if (typeof value !== "object" || value === null) return value;
  if ("$param" in value) return (names["params"] as Names)[value.$param as string];
  if ("$ref" in value) {
    const [name = "", ...steps] = (value.$ref as string).split(".");
    return steps.reduce((at, step) => (at as Record<string, unknown>)[step], names[name]);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, resolve(inner, names)]),
  );
}

/** Every word that could be the id of a task of the plan's own list. */
function readBy(task: TextTask): string[] {
  return JSON.stringify({ ...task, id: "" }).match(/\b[a-z]\d+\b/g) ?? [];
}
