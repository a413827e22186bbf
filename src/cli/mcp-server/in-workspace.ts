/** Refuses what is named outside the workspace: a query file, a plan file, or the folder of a build. */
import { basename } from "node:path";
import { mcpPathOutside, noSuchQuery, OrchcError } from "../../contract/diagnostics/index.ts";
import { isPlanSource } from "../../contract/hand-written.ts";
import { isWithin, realPath, type Workspace } from "../../workspace/index.ts";
import { buildName } from "../build-name.ts";
import type { McpCallContext, McpInput } from "./tool.ts";

/** For `plan`: the file that would be read for its query, if one would. */
export async function queryInWorkspace(
  { query }: McpInput,
  { session }: McpCallContext,
): Promise<McpInput> {
  const word = String(query).trim();
  if (!/\s/.test(word)) await expectSource(word, await session.workspace(), session.cwd);
  return {};
}

/** For `build`. */
export async function planInWorkspace(
  { plan }: McpInput,
  { session }: McpCallContext,
): Promise<McpInput> {
  const written = String(plan);
  const workspace = await session.workspace();
  if (isPlanSource(written)) await expectSource(written, workspace, session.cwd);
  else expectBuild(written, workspace, session.cwd);
  return {};
}

/** For `exec`. */
export async function buildInWorkspace(
  { name }: McpInput,
  { session }: McpCallContext,
): Promise<McpInput> {
  expectBuild(String(name), await session.workspace(), session.cwd);
  return {};
}

function expectBuild(written: string, workspace: Workspace, cwd: string): void {
  const name = buildName(written, workspace, cwd);
  if (name !== basename(name) || name === "..") throw outside(written);
}

async function expectSource(word: string, workspace: Workspace, cwd: string): Promise<void> {
  const { findSourceFile } = await import("../../compiler/index.ts");
  const file = await findSourceFile(word, { workspace, cwd }).catch((error: unknown) => {
    // the command says it, with all that is wrong
    const isMissing =
      error instanceof OrchcError &&
      error.diagnostics.some(({ code }) => code === noSuchQuery.code);
    if (isMissing) return undefined;
    throw error;
  });
  if (file === undefined) return;
  if (!isWithin(await realPath(workspace.root), await realPath(file))) throw outside(word);
}

function outside(path: string): OrchcError {
  return new OrchcError(mcpPathOutside({ path }));
}
