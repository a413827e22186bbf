/** How much is sent for fourteen kinds of requests, and in how many requests; `npm run bench:prompts` prints the table. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { files, replyTo, requests } from "../../../../../bench/planning/requests.ts";
import { hasErrors } from "../../../../../src/contract/diagnostics/index.ts";
import { says } from "../../../../support/model-server.ts";
import { modelTokens } from "../../../../support/model-tokens.ts";
import { planWithModel } from "../../../../support/plan-with-model.ts";

test("at most 0.6 of the tokens of before are sent, in at most one request and one for each path", async () => {
  const root = await mkdtemp(join(tmpdir(), "orchc-prompt-size-"));
  try {
    await mkdir(join(root, "out"));
    for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text);
    let tokens = 0;
    for (const request of requests) {
      const made = await planWithModel({
        query: request.query,
        root,
        settings: { shell: { commands: ["node"] }, write: ["out"] },
        replies: ({ name }) => says(replyTo(name, request)),
      });
      expect([request.query, hasErrors(made.diagnostics)]).toEqual([request.query, false]);
      const paths = made.analysis?.paths.count ?? 0;
      expect(made.requests.length).toBeLessThanOrEqual(1 + paths);
      tokens += made.requests.reduce((sum, one) => sum + modelTokens(one), 0);
    }
    const before = requests.reduce((sum, request) => sum + request.before, 0);
    expect(tokens / before).toBeLessThan(0.6);
  } finally {
    await rm(root, { recursive: true });
  }
});
