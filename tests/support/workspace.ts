/** A workspace in a temporary folder, with builds whose scripts are written by hand. */
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { canonicalJson, sha256 } from "../../src/contract/json.ts";
import { MANIFEST_VERSION, withDigest, type Manifest } from "../../src/contract/manifest.ts";
import { configSchema } from "../../src/workspace/config.ts";
import { workspaceAt, type Workspace } from "../../src/workspace/workspace.ts";
import {
  parallelRegion,
  sequenceRegion,
  taskRegion,
  type Region,
} from "../../src/contract/regions/index.ts";
import { noPermissions } from "./permissions.ts";

const REPOSITORY = resolve(import.meta.dirname, "../..");

export interface TestWorkspace extends Workspace, AsyncDisposable {
  /** Writes a file, by its path within the workspace. */
  write(path: string, content: string): Promise<void>;
  /** Writes a build and gives its folder. */
  build(options: TestBuild): Promise<string>;
}

type CoreTask = Manifest["tasks"][number];
type BuiltUnit = Manifest["units"][number];

/** What matters of a task; the rest is filled in. */
export interface TestTask extends Partial<Omit<CoreTask, "id" | "needs">> {
  readonly id: string;
  /** `t1`, or `t1 failure`. */
  readonly needs?: readonly string[];
}

export interface TestUnit {
  readonly id: string;
  readonly tasks: readonly TestTask[];
  /** Statements of the script's body; each task of the unit as `await run.task(id, tool, args)`. */
  readonly script: string;
  /** Import lines beside that of `unit`. */
  readonly imports?: string;
  readonly permissions?: Partial<BuiltUnit["permissions"]>;
  readonly dynamic?: BuiltUnit["dynamic"];
  /** What its script does, in order, where it has control flow. Default: its tasks. */
  readonly members?: readonly Region[];
}

export interface TestBuild {
  readonly name?: string;
  readonly units: readonly TestUnit[];
  readonly params?: Manifest["params"];
  /** Workspace modules that the scripts import, by their path within the workspace. */
  readonly modules?: Readonly<Record<string, string>>;
  /** Versions of tools that are not `1`. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Effects of tools that do more than read. */
  readonly effects?: Readonly<Record<string, Manifest["tools"][number]["effect"]>>;
  /** Tools that do more than read and may be called twice. */
  readonly idempotent?: readonly string[];
  /** What else stands in the manifest of tools. */
  readonly tools?: Readonly<Record<string, Partial<Manifest["tools"][number]>>>;
}

export async function testWorkspace(config: object = {}): Promise<TestWorkspace> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "orchc-run-")));
  const workspace = workspaceAt(root, configSchema.parse(config));
  const write = async (path: string, content: string) => {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  };
  await write("package.json", '{ "type": "module", "private": true }\n');
  await write("orchc.config.yaml", `${JSON.stringify(config)}\n`);
  // As installed, but from the sources: what Node resolves is then outside of node_modules, where it strips types.
  const doors = {
    "./runtime": "./src/runtime/worker/index.ts",
    "./agent": "./src/catalog/authoring.ts",
  };
  await write(
    "node_modules/orchc/package.json",
    JSON.stringify({ name: "orchc", type: "module", exports: doors }),
  );
  await symlink(join(REPOSITORY, "src"), join(root, "node_modules/orchc/src"));
  await symlink(join(REPOSITORY, "node_modules/zod"), join(root, "node_modules/zod"));
  return {
    ...workspace,
    write,
    build: (options) => writeBuild(workspace, write, options),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}

async function writeBuild(
  { root, paths }: Workspace,
  write: (path: string, content: string) => Promise<void>,
  {
    name = "sample",
    units,
    params = {},
    modules = {},
    versions = {},
    effects = {},
    idempotent = [],
    tools = {},
  }: TestBuild,
): Promise<string> {
  const folder = join(paths.generated, name);
  const files: Record<string, string> = {};
  for (const [path, content] of Object.entries(modules)) {
    await write(path, content);
    files[relative(folder, join(root, path))] = sha256(content);
  }
  const built: BuiltUnit[] = [];
  for (const unit of units) {
    const script = scriptOf(unit);
    await write(join(relative(root, folder), `${unit.id}.ts`), script);
    built.push({
      id: unit.id,
      file: `${unit.id}.ts`,
      sha256: sha256(script),
      region: `r${unit.id}`,
      permissions: { ...noPermissions, ...unit.permissions },
      dynamic: unit.dynamic ?? [],
    });
  }
  const tasks = units.flatMap((unit) => unit.tasks.map((task, i) => coreTask(unit, task, i)));
  const manifest = withDigest({
    version: MANIFEST_VERSION,
    orchc: "0.1.0",
    name,
    plan: sha256(canonicalJson({ name, units: built })),
    source: { query: `The ${name} build`, sha256: sha256(name), planner: "test@1" },
    profile: "balanced",
    params,
    analysis: { criticalPath: [], secondsInParallel: 0, secondsInSequence: 0, usd: 0 },
    tools: [...new Set(tasks.map(({ tool }) => tool))].map((tool) => ({
      name: tool,
      version: versions[tool] ?? "1",
      code: sha256(modules["agents/tools.ts"] ?? tool),
      effect: effects[tool] ?? "read",
      idempotent: (effects[tool] ?? "read") === "read" || idempotent.includes(tool),
      cacheable: false,
      ...tools[tool],
    })),
    tasks,
    core: parallelRegion(
      "r0",
      units.map(({ id, tasks: own, members }) =>
        sequenceRegion(`r${id}`, members ?? own.map((task) => taskRegion(task.id))),
      ),
    ),
    units: built,
    files,
  });
  await write(join(relative(root, folder), "manifest.json"), JSON.stringify(manifest, null, 2));
  return folder;
}

function scriptOf({ id, script, imports = "" }: TestUnit): string {
  return `import { unit } from "orchc/runtime";
import { tools } from "../../agents/tools.ts";
${imports}
interface Build { params: Record<string, string>; outputs: Record<string, any> }

export default unit<Build>("${id}", async (run) => {
${script}
});
`;
}

function coreTask({ tasks, members }: TestUnit, task: TestTask, index: number): CoreTask {
  const { needs = [], ...rest } = task;
  const before = members === undefined ? tasks[index - 1] : undefined;
  const chained = before === undefined ? needs : [before.id];
  return {
    title: `Task ${task.id}`,
    agent: "tools",
    tool: "tools.echo",
    args: {},
    priority: "medium",
    estimate: { seconds: 1, usd: 0 },
    retry: { limit: 0, backoff: "fixed", baseMs: 1 },
    timeoutMs: 20_000,
    ...rest,
    needs: chained.map((text) => {
      const [other = "", when = "success"] = text.split(" ");
      return { task: other, when: when as "success" };
    }),
  };
}

/** An agent's tools in one module, by name: `tools.echo` gives back what it is given. */
export const toolsModule = (more = ""): string => `
import { z } from "zod";
import { defineTool, ToolError } from "orchc/agent";

const anything = z.looseObject({});
const make = (name: string, run: (input: any, context: any) => any, rest: object = {}) =>
  defineTool({ name, description: name, version: "1", input: anything, output: anything, run, ...rest });

export const tools: Record<string, any> = {
  echo: make("echo", (input) => input),
${more}
};
`;
