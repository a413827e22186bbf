/** A real endpoint is tried as the documentation says; here one that knows the right plans. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { replyTo, requests } from "../../../../bench/planning/requests.ts";
import { goldReply } from "../../../support/gold/gold-reply.ts";
import { says, startModelServer, type ModelServer } from "../../../support/model-server.ts";

const program = resolve(import.meta.dirname, "../../../../bench/planning/try-model.ts");
const key = "a-key-of-the-test-0123456789";
const query = "How high is the tide?";

let folder: string;
let server: ModelServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "orchc-try-"));
  const set = join(folder, "nestful");
  await mkdir(set);
  const tool = {
    name: "tide",
    description: "How high it is",
    parameters: { type: "object", properties: {} },
  };
  const gold = { tasks: [{ id: "t1", tool: "tide", arguments: {}, deps: [] }] };
  await writeFile(join(set, "tools.json"), JSON.stringify([tool]));
  await writeFile(
    join(set, "dev.json"),
    JSON.stringify([{ id: "c1", category: "", query, tools: "*", gold }]),
  );
  // The scorer that lies beside real cases counts more; what matters here is that it gets the plan.
  const scorer =
    "def score(cases, predictions, bfcl):\n    same = predictions[cases[0]['id']][0]['tool'] == 'tide'\n    return {'node_f1': {'f1': 100 if same else 0}, 'plan_exact': 100}\n";
  await writeFile(join(folder, "score.py"), scorer);
  server = await startModelServer({
    replies: ({ name, text }) => {
      const known = requests.find((one) => text.includes(JSON.stringify(one.query)));
      const call = { id: "t1", tool: "tools.tide", arguments: {}, deps: [] };
      return says(known === undefined ? goldReply({ name, text }, [call]) : replyTo(name, known));
    },
  });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const tried = (...words: readonly string[]) =>
  execa(process.execPath, [program, ...words], { env: { MY_KEY: key }, reject: false, all: true });

test("it plans the samples and the cases, and prints a row with what they took", async () => {
  const { all, exitCode } = await tried(
    "--base-url",
    server.baseUrl,
    "--model",
    "right",
    "--key-variable",
    "MY_KEY",
    "--cases",
    folder,
  );
  expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
  const row = all.split("\n").findLast((line) => line.startsWith("| right |")) ?? all;
  expect(row).toContain(`${requests.length} and ${requests.length} of ${requests.length}`);
  expect(row).toContain("1 of nestful: node F1 100.0");
  expect(server.requests.length).toBeGreaterThan(requests.length);
  expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${key}`);
  expect(all).not.toContain(key);
});

test("without a benchmark it plans the samples only, and says so", async () => {
  const { all, exitCode } = await tried("--base-url", server.baseUrl, "--model", "right");
  expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
  expect(all).toContain("No benchmark is given (--cases FOLDER): the samples only.");
  expect(all).toMatch(/\| right \| .* \| not asked \|/);
});

test("without an endpoint it says what it takes", async () => {
  const { all, exitCode } = await tried();
  expect(exitCode).toBe(2);
  expect(all).toContain("--base-url URL --model NAME");
  expect(server.requests.every(({ path }) => path?.startsWith("/v1/") === true)).toBe(true);
});
