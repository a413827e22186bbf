/** A new agent of a workspace, with a tool and its test, from `templates/agent`: all of it or nothing. */
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { agentNameNotFree, OrchcError, wouldOverwrite } from "../../contract/diagnostics/index.ts";
import { templateFiles } from "./template-files.ts";
import { writeWorkspaceFile } from "./write-file.ts";

/** The agent in the template is a real one; the new name takes the place of its own. */
const TEMPLATE_NAME = /inventory/g;
const TEMPLATE_TITLE = /Inventory/g;

export interface MadeAgent {
  /** Absolute. */
  readonly files: readonly string[];
}

/**
 * @param folder the workspace's folder of agents, absolute
 * @param taken names of agents that there are
 */
export async function makeAgent(
  name: string,
  folder: string,
  taken: readonly string[],
): Promise<MadeAgent> {
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) {
    throw new OrchcError(agentNameNotFree({ name, why: "malformed" }));
  }
  const title = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const named = (text: string) =>
    text.replaceAll(TEMPLATE_NAME, name).replaceAll(TEMPLATE_TITLE, title);
  const files = (await templateFiles("agent")).map((file) => ({
    path: join(folder, named(file.name)),
    text: named(file.text),
  }));
  const present = files.filter(({ path }) => existsSync(path));
  if (present.length > 0) {
    const names = present.map(({ path }) => relative(folder, path));
    throw new OrchcError(wouldOverwrite({ folder, files: names, agent: name }));
  }
  if (taken.includes(name)) throw new OrchcError(agentNameNotFree({ name, why: "taken" }));
  for (const { path, text } of files) await writeWorkspaceFile(path, text);
  return { files: files.map(({ path }) => path) };
}
