import { runNamed, withHistory } from "../history.ts";
import type { McpCallContext, McpInput } from "./tool.ts";

/** For `resume`: the arguments of `orchc exec NAME --resume RUN`. */
export async function runThatGoesOn(
  { run }: McpInput,
  { session }: McpCallContext,
): Promise<McpInput> {
  const workspace = await session.workspace();
  const { id, name } = await withHistory(workspace, (store) => runNamed(store, String(run)));
  return { run: undefined, name, resume: id };
}
