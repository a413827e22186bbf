/** The built-in agents: every folder of `agents/` is one, found by looking. */
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { invariant } from "../../contract/diagnostics/index.ts";
import { codeFolder, moduleExtension } from "../../contract/package-root.ts";
import { isAgent } from "../define.ts";
import { loadModule } from "../load-module.ts";
import { BUILT_IN, type SourcedAgent, type ToolSource } from "./source.ts";

const packsFolder = join(codeFolder, "agents");

export const packs: ToolSource = {
  async agents() {
    const entries = await readdir(packsFolder, { withFileTypes: true });
    const names = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted();
    return { agents: await Promise.all(names.map(loadPack)), broken: [] };
  },
};

async function loadPack(name: string): Promise<SourcedAgent> {
  const folder = join(packsFolder, name);
  const { default: definition } = await loadModule(join(folder, `index${moduleExtension}`));
  invariant(isAgent(definition) && definition.name === name, `built-in agent ${name} is no agent`);
  return {
    definition,
    from: BUILT_IN,
    moduleCandidates: (tool) => [join(folder, `${tool}${moduleExtension}`)],
    specifier: (file) => `orchc/agents/${name}/${basename(file, moduleExtension)}`,
  };
}
