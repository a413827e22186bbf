/** A workspace for all tests of a file, in which requests to tools of its own are planned. */
import { afterAll, beforeAll } from "vitest";
import type { ToolInfo } from "../../../../../src/catalog/tool-info.ts";
import { testWorkspace, type TestWorkspace } from "../../../../support/workspaces.ts";
import { plannerFor } from "./own-tools.ts";

type Planned = ReturnType<typeof plannerFor>;

/** @param files of the workspace */
export function plannedWith(
  tools: readonly ToolInfo[],
  files: Record<string, string> = { "README.md": "# Works\n" },
): Planned {
  let folder: TestWorkspace;
  let planned: Planned;
  beforeAll(async () => {
    folder = await testWorkspace(files);
    planned = plannerFor(tools, folder.workspace);
  });
  afterAll(() => folder[Symbol.asyncDispose]());
  return (query) => planned(query);
}
