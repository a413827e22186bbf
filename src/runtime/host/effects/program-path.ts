import { resolve, sep } from "node:path";
import { ToolError } from "../../../catalog/errors.ts";
import { writeProblem } from "../../../workspace/write-places.ts";
import type { Workspace } from "../../../workspace/workspace.ts";

/** Of a program that is named by a path: it is the one of the workspace, in whatever folder it is started. */
export function pathOfProgram(command: string, root: string): string | undefined {
  return command.includes("/") || command.includes(sep) ? resolve(root, command) : undefined;
}

/** @throws ToolError when tools may write the program: it would run outside of their sandbox, and nobody has reviewed it */
export async function refuseWritable(command: string, workspace: Workspace): Promise<void> {
  const path = pathOfProgram(command, workspace.root);
  if (path === undefined || (await writeProblem(path, workspace)) !== undefined) return;
  throw new ToolError(`${command} is not started: tools may write it`, {
    help: "Keep the program in a folder that `write` of orchc.config.yaml does not name.",
  });
}
