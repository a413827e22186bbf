/** Actions of samples in which a model replies as the case says. */
import { readFile } from "node:fs/promises";
import { OrchcError, type Diagnostic } from "../../src/contract/diagnostics/index.ts";
import { createEmbedder } from "../../src/model/embeddings/embedder.ts";
import { embeddingServer } from "../support/embedding-server.ts";
import { startModelServer } from "../support/model-server.ts";
import { modelSettings } from "../support/model-settings.ts";
import { byName } from "../support/plan-with-model.ts";
import type { TestWorkspace } from "../support/workspaces.ts";
import { orchc } from "./orchc.ts";
import type { Case } from "./actions.ts";

/** The query of `query.txt`, by `orchc plan` unless `words` say another command. */
export async function planWithReplies(
  folder: TestWorkspace,
  { replies = {}, words = ["plan"], model = {}, config = {} }: Case,
): Promise<readonly Diagnostic[]> {
  await using server = await startModelServer({ replies: byName(replies) });
  const { baseUrl } = server;
  const settings = { baseUrl, name: "test-model", contextTokens: 1_000_000, ...model };
  await folder.write(
    "orchc.config.yaml",
    JSON.stringify({ planner: "model", model: settings, ...config }),
  );
  const [command = "plan", ...flags] = words;
  const query = (await readFile(folder.at("query.txt"), "utf8")).trim();
  const found = await orchc(folder, [command, query, ...flags]);
  return withoutChance(found, baseUrl);
}

/** Of two texts, from an endpoint that gives one vector. */
export async function askForEmbeddings(): Promise<readonly Diagnostic[]> {
  await using server = await embeddingServer(() => ({
    body: { data: [{ index: 0, embedding: [1] }] },
  }));
  const embedder = createEmbedder(modelSettings(server.baseUrl), { workspaceRoot: "/", env: {} });
  const failed: unknown = await embedder.embed(["one", "two"]).catch((error: unknown) => error);
  if (!(failed instanceof OrchcError)) throw failed;
  return withoutChance(failed.diagnostics, server.baseUrl);
}

/** The port is another one each time, and prompts are reworded. */
function withoutChance(found: readonly Diagnostic[], baseUrl: string): readonly Diagnostic[] {
  const text = JSON.stringify(found)
    .replaceAll(baseUrl, "<endpoint>")
    .replaceAll(/prompts@[0-9a-f]{8}/g, "prompts@<hash>");
  return JSON.parse(text) as readonly Diagnostic[];
}
