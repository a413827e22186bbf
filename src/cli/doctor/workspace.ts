/** Whether the workspace is as it should be. */
import { access, constants, stat } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Catalog } from "../../catalog/index.ts";
import { OrchcError, type Diagnostic, type Place } from "../../contract/diagnostics/index.ts";
import { CONFIG_FILE, readConfiguration } from "../../workspace/index.ts";
import { withHistory } from "../history.ts";
import { resolvesFrom } from "../init/link-package.ts";
import { count } from "../render/amounts.ts";
import { relativeTo } from "../render/place.ts";
import { settingsFirst, type Check } from "./check.ts";

export const configuration: Check = {
  name: "Workspace",
  look: async ({ session, root }) => {
    const misnamed = join(root, CONFIG_FILE.replace(/yaml$/, "yml"));
    if (existsSync(misnamed)) {
      return {
        verdict: "problem",
        found: `${misnamed} is not read`,
        fix: `Rename it to ${CONFIG_FILE}.`,
      };
    }
    const { files, diagnostics } = await readConfiguration(root, session.env, {});
    if (diagnostics.length > 0) throw new OrchcError(diagnostics);
    return files.length === 0
      ? {
          verdict: "ok",
          found: `${root}, without ${CONFIG_FILE}: every setting has its default`,
        }
      : {
          verdict: "ok",
          found: `${root}, settings from ${files.map((file) => relativeTo(root, file)).join(", ")}`,
        };
  },
};

export const resolution: Check = {
  name: "Imports of orchc",
  look: ({ root }) =>
    resolvesFrom(root)
      ? { verdict: "ok", found: "scripts and agents in the workspace find the orchc package" }
      : {
          verdict: "warning",
          found:
            "the orchc package is not found from the workspace; scripts that run alone and editors need it",
          fix: "npm install orchc; or make workspaces with orchc init, which links it.",
        },
};

export const agents: Check = {
  name: "Agents",
  look: async ({ session, workspace }) => {
    if (workspace === undefined) return settingsFirst;
    const catalog = await (await session.project()).catalog();
    const { cards } = catalog;
    const diagnostics = [...catalog.diagnostics, ...(await alikeIn(catalog))];
    const found = `${count(cards.length, "agent")}: ${cards.map(({ name }) => name).join(", ")}`;
    if (diagnostics.length === 0) return { verdict: "ok", found };
    return {
      verdict: "warning",
      found: `${found}; ${count(diagnostics.length, "problem")}`,
      details: diagnostics.map(
        ({ message, places }) => `${whereOf(places, session.cwd)}${message}`,
      ),
      fix: [...new Set(diagnostics.flatMap(({ help }) => help ?? []))].join(" "),
    };
  },
};

/** Loads every tool: one that cannot be loaded is told by what needs it. */
async function alikeIn({ cards, toolsOf }: Catalog): Promise<readonly Diagnostic[]> {
  const loaded = await Promise.all(cards.map(({ name }) => toolsOf([name]).catch(() => [])));
  const { loadToolsAlike } = await import("../../compiler/index.ts");
  const { toolsAlike } = await loadToolsAlike();
  return toolsAlike(cards, loaded.flat());
}

export const history: Check = {
  name: "History",
  look: async ({ workspace }) => {
    if (workspace === undefined) return settingsFirst;
    const { database } = workspace.paths;
    if (!existsSync(database)) return { verdict: "ok", found: "none yet" };
    const [last] = await withHistory(workspace, (store) => store.runs({ limit: 1 }));
    return { verdict: "ok", found: `${database}, last run ${last?.id ?? "none"}` };
  },
};

export const writing: Check = {
  name: "Write access",
  look: async ({ workspace }) => {
    if (workspace === undefined) return settingsFirst;
    const folders = [workspace.paths.generated, workspace.paths.state];
    // both are often refused because of the same folder above them
    const refused = new Set((await Promise.all(folders.map(refusal))).flatMap((why) => why ?? []));
    return refused.size === 0
      ? { verdict: "ok", found: folders.join(", ") }
      : {
          verdict: "problem",
          found: [...refused].join("; "),
          fix: "Change the owner or the rights of the folder, or set paths.generated and paths.state to others.",
        };
  },
};

/** Why a folder, or the nearest one above it that is there, cannot be written. */
async function refusal(folder: string): Promise<string | undefined> {
  const entry = await stat(folder).catch(() => undefined);
  if (entry === undefined) return refusal(dirname(folder));
  if (!entry.isDirectory()) return `${folder} is not a folder`;
  return access(folder, constants.W_OK).then(
    () => undefined,
    () => `${folder} cannot be written`,
  );
}

/** `agents/weather.ts:3: `, of the first file among the places. */
function whereOf(places: readonly Place[], cwd: string): string {
  const place = places.find((one) => one.in === "file");
  if (place === undefined) return "";
  const line = place.line === undefined ? "" : `:${place.line}`;
  return `${relativeTo(cwd, place.file)}${line}: `;
}
