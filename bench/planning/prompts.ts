/**
 * How much is sent to a model that plans: `npm run bench:prompts`. Fourteen kinds of requests are planned with the replies
 * of a model that is right, and what it was sent is counted, schemas among it: a token every four characters.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCatalog } from "../../src/catalog/catalog.ts";
import { createModelPlanner, plan, sourceOf } from "../../src/compiler/index.ts";
import { hasErrors } from "../../src/contract/diagnostics/index.ts";
import type { CompletionRequest, Model } from "../../src/model/index.ts";
import { findWorkspace } from "../../src/workspace/find-workspace.ts";
import { modelWorldOf } from "../../src/world.ts";
import { files, replyTo, requests, type KnownRequest } from "./requests.ts";

const root = await mkdtemp(join(tmpdir(), "orchc-prompts-"));
try {
  await mkdir(join(root, "out"));
  const config = 'shell: { commands: ["node"] }\nwrite: ["out"]\n';
  const all = { ...files, "orchc.config.yaml": config };
  for (const [name, text] of Object.entries(all)) await writeFile(join(root, name), text);
  console.log("| request | requests | tokens | before | ratio |\n| --- | --- | --- | --- | --- |");
  const rows = [];
  for (const request of requests) rows.push(await measure(request));
  const [tokens, before] = [
    rows.reduce((sum, row) => sum + row.tokens, 0),
    rows.reduce((sum, row) => sum + row.before, 0),
  ];
  console.log(
    line(
      "all",
      rows.reduce((sum, row) => sum + row.sent, 0),
      tokens,
      before,
    ),
  );
} finally {
  await rm(root, { recursive: true });
}

async function measure(request: KnownRequest) {
  const sent: CompletionRequest[] = [];
  const usage = { inputTokens: 0, cachedInput: 0, outputTokens: 0, usd: 0 };
  const model: Model = {
    name: "right",
    contextTokens: undefined,
    learnContext: () => Promise.resolve(undefined),
    usage: () => ({ ...usage, requests: sent.length, uncounted: 0 }),
    complete: async (asked) => {
      sent.push(asked);
      const value = replyTo(asked.name, request) as never;
      return { text: JSON.stringify(value), value, toolCalls: [], usage, ms: 0 };
    },
  };
  const workspace = await findWorkspace({ cwd: root });
  const catalog = await openCatalog(workspace);
  const planner = createModelPlanner(
    model,
    modelWorldOf(workspace, async () => catalog),
  );
  const source = await sourceOf(request.query, { workspace });
  const made = await plan({ source, workspace, catalog, planner, allowUnused: true });
  if (hasErrors(made.diagnostics)) console.error(request.query, made.diagnostics);
  const texts = sent.flatMap(({ messages, schema }) => [
    ...messages.map(({ content }) => content),
    JSON.stringify(schema),
  ]);
  const tokens = Math.ceil(texts.join("").length / 4);
  console.log(line(request.kind, sent.length, tokens, request.before));
  return { sent: sent.length, tokens, before: request.before };
}

function line(what: string, sent: number, tokens: number, before: number): string {
  return `| ${what} | ${sent} | ${tokens} | ${before} | ${(tokens / before).toFixed(2)} |`;
}
