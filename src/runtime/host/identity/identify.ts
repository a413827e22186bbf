/**
 * The identity of a task: one hash over its tool, the code of the tool as the manifest fixes it, its arguments, the
 * content of the files that it reads by them and the environment variables that it is given. Tasks with equal identity
 * do the same work, whatever they are called, wherever they stand in a plan and whenever they run. The host computes it
 * from what the host knows: nothing that a script says plays a part.
 */
import { invariant } from "../../../contract/diagnostics/index.ts";
import { canonicalJson, sha256, type Json, type JsonObject } from "../../../contract/json.ts";
import type { FileRef } from "../../../catalog/context.ts";
import type { CoreTask, Manifest } from "../../../contract/manifest.ts";
import { literalOf, type Args } from "../../../contract/values.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { Delivery } from "../../protocol/delivery.ts";
import { foundReadPath, namedReadPath } from "../path-grants.ts";
import { TaskProblem } from "../task-error.ts";
import { readContents } from "./contents.ts";
import { knownArgs, tasksIn } from "./known-args.ts";

export interface TaskIdentity {
  readonly sha256: string;
  /** sha256 of the arguments as the script has to have them; absent where that is not known. */
  readonly args?: string;
  /** Why equal identity does not mean equal work: a part of it stands for places, not for what is there. */
  readonly byPath?: string;
  /** Files of the bus in its arguments; no part of the identity itself. */
  readonly uses?: readonly FileRef[];
}

export interface IdentityOptions {
  /** Relative times are put in. */
  readonly manifest: Pick<Manifest, "tools">;
  readonly params: JsonObject;
  readonly workspace: Workspace;
  readonly env: NodeJS.ProcessEnv;
  /** Of a run that is answered from a recording, what tells it from all others. */
  readonly recorded?: string | undefined;
  /** @throws TaskProblem when the task has not succeeded */
  output(task: string): Promise<Delivery>;
}

/**
 * @param count how many instances of the same run that come before it, in the order of items, do the same work: with it
 * equal items of a loop have identities of their own. Default: 0, which is no part of an identity.
 * @param output what names in its arguments stand for, where that depends on its item. Default: outputs of tasks
 */
export type Identify = (
  task: CoreTask,
  count?: number,
  output?: IdentityOptions["output"],
) => Promise<TaskIdentity>;

/**
 * @throws TaskProblem when a task that it takes data from has not succeeded
 */
export function identifier(options: IdentityOptions): Identify {
  const { manifest, params, workspace, env, recorded } = options;
  const tools = new Map(manifest.tools.map((tool) => [tool.name, tool]));
  const contents = readContents(workspace.paths.state);

  async function outputsFor(
    args: Args,
    output: IdentityOptions["output"],
  ): Promise<Map<string, Delivery>> {
    const outputs = new Map<string, Delivery>();
    for (const task of tasksIn(args)) outputs.set(task, await output(task));
    return outputs;
  }

  async function readBy({ reads = [] }: CoreTask, output: IdentityOptions["output"]) {
    const args = Object.fromEntries(reads.map((arg, at) => [String(at), arg]));
    const outputs = await outputsFor(args, output);
    const found: Json[] = [];
    const unknown: string[] = [];
    for (const [at, arg] of Object.entries(args)) {
      const isNamed = literalOf(arg) !== undefined;
      const known = knownArgs({ [at]: arg }, params, outputs);
      const value = known.values[at];
      if (known.sha256 === undefined) unknown.push("a path stands in an output on the bus");
      for (const path of [value].flat()) {
        if (typeof path !== "string") continue;
        const content = await contentOf(path, isNamed);
        found.push([path, content.hash]);
        if (content.unknown !== undefined)
          unknown.push(`of ${path} the content is not known: ${content.unknown}`);
      }
    }
    return { found, unknown };
  }

  /** The host opens nothing for an identity that the task itself may not read. */
  async function contentOf(path: string, isNamed: boolean) {
    try {
      const { real } = await (isNamed ? namedReadPath : foundReadPath)(path, workspace);
      return await contents.of(real);
    } catch (error) {
      if (!(error instanceof TaskProblem)) throw error;
      return { hash: "", unknown: error.message };
    }
  }

  return async (task, count = 0, output = options.output) => {
    const tool = tools.get(task.tool);
    invariant(tool !== undefined, `tool ${task.tool} is not in the manifest`);
    const args = knownArgs(task.args, params, await outputsFor(task.args, output));
    const { found, unknown } = await readBy(task, output);
    const parts: IdentityParts = {
      tool: tool.name,
      code: tool.code,
      args: args.identity,
      reads: found,
      byPath: unknown.length > 0,
      env: Object.fromEntries((tool.env ?? []).map((name) => [name, env[name] ?? null])),
      ...(recorded !== undefined && { recorded }),
      ...(count > 0 && { count }),
    };
    return {
      sha256: identityOf(parts),
      ...(args.sha256 !== undefined && { args: args.sha256 }),
      ...(unknown[0] !== undefined && { byPath: unknown[0] }),
      ...(args.files.length > 0 && { uses: args.files }),
    };
  };
}

export interface IdentityParts {
  readonly tool: string;
  readonly code: string;
  readonly args: JsonObject;
  readonly reads: readonly Json[];
  readonly byPath: boolean;
  readonly env: JsonObject;
  readonly recorded?: string;
  /** Tells equal items of one run apart; absent for the first. */
  readonly count?: number;
}

export function identityOf(parts: IdentityParts): string {
  return sha256(canonicalJson(parts));
}
