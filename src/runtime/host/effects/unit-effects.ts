/** What the tools of one unit may have done for them. */
import { ToolError } from "../../../catalog/errors.ts";
import type { Unit } from "../../../contract/manifest.ts";
import { parseMcpPermission, type McpPermission } from "../../../contract/permissions.ts";
import type { Effect } from "../../effect-questions.ts";
import type { Answers } from "../../protocol.ts";
import { putFile } from "../files.ts";
import { questionsOf } from "../mcp/ask-person.ts";
import type { UnitGrants } from "../grants.ts";
import { fetchFor } from "../network/fetch.ts";
import { isPlainlyPrivate } from "../network/private-addresses.ts";
import type { RunContext } from "../run-context.ts";
import type { AskingScript } from "./asker.ts";
import { execFor } from "./exec.ts";
import { refuseWritable } from "./program-path.ts";

export type EffectAnswer = Answers[Effect["ask"]];

/** @param deliver resolves when the answer is no longer held here; until then it counts among the limits */
export type UnitEffects = (
  effect: Effect,
  asker: AskingScript,
  deliver: (answer: EffectAnswer) => Promise<void>,
) => Promise<void>;

/** The worker process that serves the unit. */
export interface Staging {
  /** Its folder. */
  readonly folder: string;
  /** A file of it now lies on the bus. */
  moved(bytes: number): void;
}

export function effectsOf(
  context: RunContext,
  { id: unit, permissions }: Unit,
  grants: UnitGrants,
  staging: Staging,
): UnitEffects {
  const { run, workspace, bus, connections, effectLimits, oneAtATime, secrets, tape, mcp } =
    context;
  const { config, root } = workspace;
  const { routes, private: named } = config.network;
  const { mask } = secrets;
  const added = secrets.of(permissions.secrets ?? []);
  const listed = [...permissions.network.filter(isPlainlyPrivate), ...named];
  return async (effect, asker, deliver) => {
    const { task, tool, fileNames, files, signal } = asker;
    asker.made.effects += 1;
    switch (effect.ask) {
      case "fetch": {
        const { url, options } = effect;
        const bytes = Buffer.byteLength(options.body ?? "");
        return effectLimits.run({ tool, url, bytes, signal }, async (account) => {
          const allowed = grants.network;
          const host = {
            allowed,
            listed,
            routes,
            connections,
            secrets: added,
            mask,
            account,
            signal,
          };
          const carryOut = async () => mask.value(await fetchFor(host, url, options));
          await deliver(await tape.answer(task, effect, carryOut, signal));
        });
      }
      case "exec": {
        const { command, args, options } = effect;
        const bytes = Buffer.byteLength([...args, options.input ?? ""].join(""));
        return effectLimits.run({ tool, bytes, signal }, async (account) => {
          const { env } = permissions;
          const host = {
            allowed: grants.commands,
            env,
            workspace: root,
            account,
            signal,
            oneAtATime,
          };
          const carryOut = async () => {
            await refuseWritable(command, workspace);
            return mask.value(await execFor(host, command, args, options));
          };
          await deliver(await tape.answer(task, effect, carryOut, signal));
        });
      }
      case "mcp": {
        const { server, tool: name, input } = effect;
        const bytes = JSON.stringify(input).length;
        return effectLimits.run({ tool, bytes, signal }, async (account) => {
          const { hash } = permittedTool(server, name, permissions.mcp ?? []);
          const question = questionsOf(context, { unit, asker, server, tool: name, input });
          const call = { server, tool: name, hash, input, signal, progress: asker.progress };
          const carryOut = async () => {
            const result = mask.value(await mcp.call({ ...call, question }));
            await account.take(JSON.stringify(result).length, signal);
            return result;
          };
          await deliver(await tape.answer(task, effect, carryOut, signal));
        });
      }
      case "adopt": {
        const host = { bus, run, task, staging: staging.folder, mask, signal };
        const file = await putFile(host, effect, fileNames);
        files.push(file);
        staging.moved(file.bytes);
        return deliver(file);
      }
    }
  };
}

/** @throws ToolError when the script may not call it */
function permittedTool(server: string, tool: string, listed: readonly string[]): McpPermission {
  const permissions = listed.flatMap((entry) => parseMcpPermission(entry) ?? []);
  const found = permissions.find((one) => one.server === server && one.tool === tool);
  if (found !== undefined) return found;
  throw new ToolError(`The script may not call ${tool} of the MCP server ${server}`, {
    kind: "denied",
    help: "Declare it in the tool's permissions (mcp), as server.tool, and build again: the manifest then shows it to the reviewer.",
  });
}
