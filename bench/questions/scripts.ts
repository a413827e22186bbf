/** The scripts of a build without their files: each unit's calls, in order, straight from the manifest. */
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Catalog } from "../../src/catalog/index.ts";
import type { Tool } from "../../src/catalog/define.ts";
import { invariant } from "../../src/contract/diagnostics/index.ts";
import type { Json } from "../../src/contract/json.ts";
import type { CoreTask, Manifest, Unit } from "../../src/contract/manifest.ts";
import { tasksByUnit } from "../../src/contract/regions/units.ts";
import { codeFolder, moduleExtension } from "../../src/contract/package-root.ts";
import { mapTimes, mentionsIn, parseReference, type Arg } from "../../src/contract/values.ts";
import { resolveArg } from "../../src/runtime/host/resolve-arg.ts";
import type { Script, UnitRun } from "../../src/runtime/worker/script.ts";

interface AnyBuild {
  readonly params: Record<string, Json>;
  readonly outputs: Record<string, Json>;
}

/** Gives the script of a unit by the URL of its file. */
export async function scriptsOf(
  manifest: Manifest,
  catalog: Catalog,
): Promise<(url: string) => Promise<Script<never>>> {
  const names = new Set(manifest.tasks.map(({ tool }) => tool));
  const loaded = [...names].map(async (name) => [name, await loadTool(name, catalog)] as const);
  const tools = new Map(await Promise.all(loaded));
  const tasks = new Map(manifest.tasks.map((task) => [task.id, task]));
  const idsOf = tasksByUnit(manifest);
  const scriptOf = ({ id }: Unit): Script<AnyBuild> => ({
    id,
    body: async (run) => {
      const outputs = new Map<string, Json>();
      for (const member of idsOf.get(id) ?? []) {
        const task = tasks.get(member);
        const tool = tools.get(task?.tool ?? "");
        invariant(task !== undefined && tool !== undefined, `no task ${member}`);
        const args = await argsOf(task, run, outputs, Object.keys(manifest.params));
        outputs.set(member, (await run.task(member, tool, args)) as Json);
      }
    },
  });
  const scripts = new Map(manifest.units.map((unit) => [unit.file, scriptOf(unit)]));
  return async (url) => {
    const script = scripts.get(basename(url));
    invariant(script !== undefined, `no script ${url}`);
    return script;
  };
}

async function argsOf(
  { args }: CoreTask,
  run: UnitRun<AnyBuild>,
  outputs: Map<string, Json>,
  declared: readonly string[],
): Promise<Record<string, Json>> {
  for (const { shape } of mentionsIn(args)) {
    const task = shape.is === "ref" ? parseReference(shape.text)?.task : undefined;
    if (task !== undefined && !outputs.has(task)) outputs.set(task, await run.output(task));
  }
  const params = Object.fromEntries(declared.map((name) => [name, run.param(name)]));
  const pinned = (arg: Arg): Arg => mapTimes(arg, (text) => run.time(text));
  return Object.fromEntries(
    Object.entries(args).map(([name, arg]) => [name, resolveArg(pinned(arg), params, outputs)]),
  );
}

async function loadTool(name: string, catalog: Catalog): Promise<Tool> {
  const info = await catalog.tool(name);
  invariant(info !== undefined, `no tool ${name}`);
  const { specifier, export: exported } = info.module;
  const url = specifier.startsWith("file:")
    ? specifier
    : pathToFileURL(join(codeFolder, specifier.slice("orchc/".length) + moduleExtension)).href;
  const module = (await import(url)) as Readonly<Record<string, Tool>>;
  const tool = module[exported];
  invariant(tool !== undefined, `${specifier} exports no ${exported}`);
  return tool;
}
