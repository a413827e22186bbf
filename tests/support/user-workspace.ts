/** A folder as a user of orchc has it: configuration, data, agents of its own, plans; orchc installed beside them. */
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rm, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { glob } from "tinyglobby";
import type { Plan } from "../../src/contract/plan.ts";
import { node, orchc, REPOSITORY, type Ended, type Variables } from "./built-cli.ts";
import { planOf, type TaskText } from "./plans.ts";
import { rowsOf } from "./rows.ts";
import { tempFolder, type TempFolder } from "./temp-folder.ts";
import { vegaDatasets } from "./vega-datasets.ts";

export interface UserWorkspace extends TempFolder {
  orchc(words: readonly string[], env?: Variables): Promise<Ended>;
  node(words: readonly string[], env?: Variables): Promise<Ended>;
  /** Writes `generated/<name>/plan.json` as a person would. */
  plan(
    name: string,
    tasks: Readonly<Record<string, TaskText>>,
    head?: Partial<Plan>,
  ): Promise<void>;
  /** Rows of the history, read as any program can: not by code of ours. */
  rows(sql: string): Record<string, unknown>[];
  /** Every file below a folder (but not behind links), by its path in it, one character a byte. */
  files(folder: string): Promise<Record<string, string>>;
  exists(path: string): boolean;
  /** What stands in a folder. */
  names(folder: string): Promise<string[]>;
  remove(path: string): Promise<void>;
  /** The files of the only run, or of the one that is named: `answer.md` and the others. */
  runFiles(run?: string): Promise<Record<string, string>>;
}

export interface UserWorkspaceOptions {
  /** Files, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Files of the vega-datasets package that are copied into `data/`. */
  readonly data?: readonly string[];
  /** `orchc.config.yaml`, as JSON, which YAML includes. */
  readonly config?: object;
}

/** Use with `await using`. */
export async function userWorkspace(options: UserWorkspaceOptions = {}): Promise<UserWorkspace> {
  const { files = {}, data = [], config = {} } = options;
  const folder = await tempFolder({
    "package.json": '{ "type": "module", "private": true }\n',
    "orchc.config.yaml": JSON.stringify(config),
    ...files,
  });
  await link(REPOSITORY, folder.at("node_modules/orchc"));
  for (const name of data) {
    await mkdir(folder.at("data"), { recursive: true });
    await copyFile(join(vegaDatasets, name), folder.at(join("data", basename(name))));
  }
  return {
    ...folder,
    orchc: (words, env) => orchc(folder.path, words, env),
    node: (words, env) => node(folder.path, words, env),
    plan: (name, tasks, head) =>
      folder.write(
        `generated/${name}/plan.json`,
        JSON.stringify(planOf(tasks, { ...head, name }), null, 2),
      ),
    rows: (sql) => rowsOf(folder.at(".orchc/orchestrator_results.db"), sql),
    files: (path) => filesIn(folder.at(path)),
    names: (path) => readdir(folder.at(path)),
    exists: (path) => existsSync(folder.at(path)),
    remove: (path) => rm(folder.at(path), { recursive: true }),
    runFiles: async (run) => {
      const runs = run === undefined ? await readdir(folder.at(".orchc/runs")) : [run];
      if (runs.length !== 1) throw new Error(`there are ${runs.length} runs: ${runs.join(", ")}`);
      return filesIn(folder.at(`.orchc/runs/${runs[0]}`));
    },
  };
}

async function filesIn(folder: string): Promise<Record<string, string>> {
  const paths = await glob("**", { cwd: folder, dot: true, followSymbolicLinks: false });
  const read = async (path: string) =>
    [path, await readFile(join(folder, path), "latin1")] as const;
  return Object.fromEntries(await Promise.all(paths.toSorted().map(read)));
}

async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path, "junction");
}
