/** Who does the same graph: how each is started, and how its durable state is read afterwards. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isInstalled } from "../measure.ts";
import { stepsOf, writeMakeAndNinja, writePlan, type Shape } from "../workspace.ts";
import { runToEnd, type Program, type Turn } from "./run.ts";

type Values = Readonly<Record<string, unknown>>;

export interface Contender {
  readonly name: string;
  /** @param jobs how many tasks at once, for those that start processes. */
  readonly turn: (shape: Shape, jobs: number) => Turn;
}

const orchc = join(import.meta.dirname, "../../dist/cli/main.js");

export function orchcProgram(cwd: string, ...args: readonly string[]): Program {
  return { program: process.execPath, args: [orchc, ...args], cwd };
}

/** Needs `buildShape` before. */
export function orchcContender(cwd: string, name = "orchc", flags: readonly string[] = []) {
  return {
    name,
    turn: (shape: Shape, jobs: number): Turn => ({
      program: orchcProgram(
        cwd,
        "exec",
        shape.name,
        "--quiet",
        "--max-parallel",
        String(jobs),
        ...flags,
      ),
      before: () => undefined,
      check: async () => {
        checkValues(name, shape, await valuesOfLastRun(cwd));
        if (flags.includes("--cache")) await checkAllReused(cwd);
      },
    }),
  };
}

export async function buildShape(cwd: string, shape: Shape): Promise<void> {
  writePlan(cwd, shape);
  await runToEnd(orchcProgram(cwd, "build", shape.name));
}

const ofLastRun = "WHERE run_id = (SELECT id FROM runs ORDER BY started_at DESC LIMIT 1)";

async function valuesOfLastRun(cwd: string): Promise<Values> {
  const values = "json_group_object(task_id, json_extract(output_data, '$.value'))";
  return JSON.parse(await queryOne(cwd, `SELECT ${values} FROM task_outputs ${ofLastRun}`));
}

async function checkAllReused(cwd: string): Promise<void> {
  const left = await queryOne(
    cwd,
    `SELECT count(*) || '' FROM worker_runs ${ofLastRun} AND from_run IS NULL`,
  );
  if (left !== "0") throw new Error(`${left} tasks did not come from the cache`);
}

async function queryOne(cwd: string, statement: string): Promise<string> {
  const printed = await runToEnd(orchcProgram(cwd, "sql", "--json", statement));
  const { rows } = JSON.parse(printed) as { rows: readonly (readonly string[])[] };
  return rows[0]?.[0] ?? "";
}

/** LangGraph.js or Mastra: `<name>.mjs` in the folder of the peers. */
export function libraryContender(cwd: string, name: string): Contender {
  const graph = join(cwd, "graph.json");
  const state = join(cwd, `${name}.db`);
  const args = [`${name}.mjs`, graph, state];
  return {
    name,
    turn: (shape) => ({
      program: { program: process.execPath, args, cwd },
      before: () => {
        // The journals that SQLite keeps beside the file belong to it.
        for (const end of ["", "-wal", "-shm"]) rmSync(state + end, { force: true });
        writeFileSync(graph, JSON.stringify({ ...shape, steps: stepsOf(shape) }));
      },
      check: async () => {
        const read = { program: process.execPath, args: [...args, "--read"], cwd };
        checkValues(name, shape, JSON.parse(await runToEnd(read)));
      },
    }),
  };
}

/** Those that are installed. */
export function makeContenders(cwd: string): Contender[] {
  const files = { make: "mk", ninja: "ninja" };
  const flags = { make: "-s", ninja: "--quiet" };
  return (["make", "ninja"] as const).filter(isInstalled).map((name) => ({
    name,
    turn: (shape, jobs) => {
      const out = join(cwd, "out", shape.name);
      const file = `${shape.name}.${files[name]}`;
      return {
        program: { program: name, args: [flags[name], "-j", String(jobs), "-f", file], cwd },
        before: () => {
          writeMakeAndNinja(cwd, shape);
          rmSync(out, { recursive: true, force: true });
          mkdirSync(out, { recursive: true });
        },
        check: () => {
          const made = stepsOf(shape).map(({ id }) => {
            const { value } = JSON.parse(readFileSync(join(out, `${id}.json`), "utf8")) as Values;
            return [id, value];
          });
          checkValues(name, shape, Object.fromEntries(made));
          return Promise.resolve();
        },
      };
    },
  }));
}

/** Nobody is measured who has not done everything: each value is one more than the largest that it was made from. */
function checkValues(name: string, shape: Shape, values: Values): void {
  const expected = new Map<string, number>();
  for (const { id, needs } of stepsOf(shape)) {
    expected.set(id, 1 + Math.max(0, ...needs.map((need) => expected.get(need) ?? Number.NaN)));
    if (values[id] !== expected.get(id))
      throw new Error(
        `${name} has ${String(values[id])} for ${id} of ${shape.name} in its state, and not ${expected.get(id)}`,
      );
  }
}
