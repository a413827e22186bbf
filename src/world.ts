/** What the planner without a model may ask about a workspace: its files, and what its agents know of them. */
import { existsSync, statSync } from "node:fs";
import { posix, relative, resolve, sep } from "node:path";
import { glob } from "tinyglobby";
import { builtInCatalog } from "./catalog/catalog.ts";
import type { Catalog, ToolInfo } from "./catalog/index.ts";
import { configuredReading, lookAt, placeKey } from "./catalog/facts/index.ts";
import {
  checkPlan,
  searchingWith,
  type ModelWorld,
  type Place,
  type World,
} from "./compiler/index.ts";
import { fileNotReadAsPlanned, type Diagnostic } from "./contract/diagnostics/index.ts";
import type { Embedder } from "./model/index.ts";
import type { Workspace } from "./workspace/index.ts";

const DATA_FILES = "**/*.{csv,tsv,json,ndjson,jsonl,parquet,xlsx,csv.gz}";
/** Of a workspace with more, one has to be named. */
const MOST_FILES = 200;
const DEEPEST = 4;

export function worldOf(workspace: Workspace, catalog: () => Promise<Catalog>): World {
  const { root, config, paths } = workspace;
  const below = (path: string): string => relative(root, path).split(sep).join("/");
  const left = [paths.generated, paths.state, paths.agents, paths.mcp, paths.queries]
    .map(below)
    .filter((path) => path !== "" && !path.startsWith(".."));
  const looked = new Map<string, Promise<Place | undefined>>();
  const unread = new Map<string, Diagnostic>();
  let tools: Promise<readonly ToolInfo[]> | undefined;
  let files: Promise<readonly string[]> | undefined;

  const look = async (path: string): Promise<Place | undefined> => {
    const { cards, looker } = await catalog();
    for (const { name: agent } of cards) {
      if ((await looker(agent)) === undefined) continue;
      const reading = configuredReading(workspace, path);
      const place = { agent, path, reading, at: "file" };
      const { facts, problems } = await lookAt([place], { workspace, catalog: { looker } });
      const problem = problems.get(placeKey(place));
      if (problem?.code === fileNotReadAsPlanned.code) unread.set(path, problem);
      const found = facts.get(placeKey(place));
      if (found !== undefined) return { path, agent, facts: found };
    }
    return undefined;
  };
  const ownTools = async (): Promise<readonly ToolInfo[]> => {
    const { cards, toolsOf } = await catalog();
    const builtIn = new Set((await builtInCatalog()).cards.map(({ name }) => name));
    const own = cards.filter(({ name }) => !builtIn.has(name));
    const loaded = await Promise.all(own.map(({ name }) => toolsOf([name]).catch(() => [])));
    return loaded.flat();
  };
  return {
    exists: (path) => existsSync(resolve(root, path)),
    isFolder: (path) =>
      statSync(resolve(root, path), { throwIfNoEntry: false })?.isDirectory() === true,
    dataFiles: () =>
      (files ??= glob(DATA_FILES, {
        cwd: root,
        ignore: [
          "**/node_modules/**",
          "**/.*/**",
          ...left.map((path) => `${path}/**`),
          "package*.json",
          "tsconfig*.json",
        ],
        deep: DEEPEST,
      }).then((found) => found.toSorted().slice(0, MOST_FILES))),
    filesIn: async (folder, pattern) => {
      const found = await glob(pattern.includes("/") ? pattern : `**/${pattern}`, {
        cwd: resolve(root, folder),
        dot: true,
        expandDirectories: false,
        followSymbolicLinks: false,
        ignore: ["**/node_modules/**", "**/.git/**", "**/.orchc/**"],
        deep: DEEPEST,
      });
      return found
        .toSorted()
        .slice(0, MOST_FILES)
        .map((file) => posix.join(folder, file));
    },
    look: (path) => {
      const before = looked.get(path) ?? look(path);
      looked.set(path, before);
      return before;
    },
    problemOf: (path) => unread.get(path),
    ownTools: () => (tools ??= ownTools()),
    commands: config.shell.commands,
    today: new Date(),
  };
}

/** What the planner with a model may ask: of files the same, and of all agents the tools that can be loaded. */
export function modelWorldOf(
  workspace: Workspace,
  catalog: () => Promise<Catalog>,
  embedder?: Embedder,
): ModelWorld {
  const { exists, look } = worldOf(workspace, catalog);
  let tools: Promise<readonly ToolInfo[]> | undefined;
  const load = async (): Promise<readonly ToolInfo[]> => {
    const { cards, toolsOf } = await catalog();
    const loaded = cards.map(({ name }) => toolsOf([name]).catch(() => []));
    return (await Promise.all(loaded)).flat();
  };
  return {
    check: async (plan) => checkPlan(plan, { workspace, catalog: await catalog() }),
    exists,
    look,
    explainSql: async (agent, sql, columns) => {
      const looker = await (await catalog()).looker(agent);
      return looker?.explainSql(sql, columns);
    },
    tools: () => (tools ??= load()),
    search: searchingWith(embedder),
    settings: workspace.config.planning,
  };
}
