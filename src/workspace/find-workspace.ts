/** From where a person stands to a workspace with valid settings. */
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { noSuchWorkspace, OrchcError } from "../contract/diagnostics/index.ts";
import { findRoot } from "./find-root.ts";
import { readConfiguration } from "./read-configuration.ts";
import { workspaceAt, type Workspace } from "./workspace.ts";

export interface WorkspaceOptions {
  /** Where to look from; default the current folder. */
  readonly cwd?: string;
  /** The workspace itself, relative to `cwd`; default: found by walking up from `cwd`. */
  readonly root?: string;
  /** Default `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Settings from the command line, in the shape of the configuration. */
  readonly flags?: Readonly<Record<string, unknown>>;
}

/**
 * The workspace, configured by `orchc.config.yaml`, `orchc.local.yaml`, `ORCHC_*` variables and flags;
 * each wins over the one before. Throws an OrchcError with everything that is wrong with them.
 */
export async function findWorkspace(options: WorkspaceOptions = {}): Promise<Workspace> {
  const { cwd = process.cwd(), env = process.env, flags = {} } = options;
  const root = options.root === undefined ? findRoot(cwd) : resolve(cwd, options.root);
  if (!(await isFolder(root))) throw new OrchcError(noSuchWorkspace({ folder: root }));
  const { config, diagnostics } = await readConfiguration(root, env, flags);
  if (config === undefined) throw new OrchcError(diagnostics);
  return workspaceAt(root, config);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}
