/** Writes the files of an agent that a document describes. What a person has edited stays as it is. */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { ApiOperation } from "../document/operation.ts";
import type { ApiDocument } from "../document/read-document.ts";
import { stateOf, withHead } from "./generated-text.ts";
import { printAgent, printOperation } from "./print-operation.ts";

export interface WrittenAgent {
  /** Names of tools, sorted. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
  /** Files that differ from what the document says and were left alone, relative to the workspace. */
  readonly kept: readonly string[];
}

export interface AgentPlaces {
  readonly root: string;
  /** The folder of agents, absolute. */
  readonly agents: string;
  readonly agent: string;
}

/** The agent's own file comes last: a tool that it names has its module. */
export async function writeAgent(
  document: ApiDocument,
  operations: readonly ApiOperation[],
  { root, agents, agent }: AgentPlaces,
): Promise<WrittenAgent> {
  const folder = join(agents, agent);
  const found = { added: [], changed: [], removed: [], unchanged: [], kept: [] } as Record<
    keyof WrittenAgent,
    string[]
  >;
  await mkdir(folder, { recursive: true });
  for (const operation of operations) {
    const file = join(folder, `${operation.name}.ts`);
    const text = withHead(`${operation.title} of ${document.title}`, printOperation(operation));
    const state = await put(file, text);
    found[state].push(state === "kept" ? relative(root, file) : operation.name);
  }
  const names = new Set(operations.map(({ name }) => `${name}.ts`));
  for (const name of await readdir(folder)) {
    if (!name.endsWith(".ts") || names.has(name)) continue;
    const file = join(folder, name);
    const state = stateOf(await readFile(file, "utf8"));
    if (state === "edited") found.kept.push(relative(root, file));
    if (state !== "generated") continue;
    await rm(file);
    found.removed.push(name.slice(0, -".ts".length));
  }
  const own = agentFile(agents, agent);
  const card = withHead(`The agent of ${document.title}`, printAgent(agent, document, operations));
  if ((await put(own, card)) === "kept") found.kept.push(relative(root, own));
  return found;
}

export function agentFile(agents: string, agent: string): string {
  return join(agents, `${agent}.ts`);
}

async function put(
  file: string,
  text: string,
): Promise<"added" | "changed" | "unchanged" | "kept"> {
  const before = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (before === text) return "unchanged";
  const state = stateOf(before);
  if (state === "edited" || state === "foreign") return "kept";
  await writeFile(file, text);
  return state === "absent" ? "added" : "changed";
}
