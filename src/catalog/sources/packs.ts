/** The built-in agents: every folder of `agents/` is one, found by looking. */
import { readdir } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { invariant } from "../../contract/diagnostics/index.ts";
import { isAgent } from "../define.ts";
import { loadModule } from "../load-module.ts";
import type { SourcedAgent, ToolSource } from "./source.ts";

/** `.ts` in a checkout, `.js` in the package: modules import each other in the same form. */
const extension = extname(import.meta.url);
const packsFolder = join(dirname(fileURLToPath(import.meta.url)), "../../agents");

export const packs: ToolSource = {
  async agents() {
    const entries = await readdir(packsFolder, { withFileTypes: true });
    const names = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted();
    return { agents: await Promise.all(names.map(loadPack)), diagnostics: [] };
  },
};

async function loadPack(name: string): Promise<SourcedAgent> {
  const folder = join(packsFolder, name);
  const { default: definition } = await loadModule(join(folder, `index${extension}`));
  invariant(isAgent(definition) && definition.name === name, `built-in agent ${name} is no agent`);
  return {
    definition,
    from: "built in",
    moduleCandidates: (tool) => [join(folder, `${tool}${extension}`)],
    specifier: (file) => `orchc/agents/${name}/${basename(file, extension)}`,
  };
}
