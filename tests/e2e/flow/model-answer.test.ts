/** An answer in the words of a model, of a plan that was made without one; and when its words cannot be used. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectDone, expectRefusal } from "../../support/endings.ts";
import { says, startModelServer, type ModelServerOptions } from "../../support/model-server.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const QUERY = "Average price by symbol in data/stocks.csv";
const recordings = join(import.meta.dirname, "../../samples-model/average-price");
/** What the tool itself states. By awk, over all 560 lines. */
const PLAIN =
  "Mean price by symbol: GOOG 415.87, IBM 91.26, AAPL 64.73, AMZN 47.99, MSFT 24.74. [t1]";

let workspace: UserWorkspace;
beforeAll(async () => {
  workspace = await userWorkspace({ data: ["stocks.csv"] });
  expectDone(await workspace.orchc(["plan", QUERY, "--name", "prices"]));
  expectDone(await workspace.orchc(["build", "prices"]));
});
afterAll(() => workspace[Symbol.asyncDispose]());

const configure = (model?: object) =>
  workspace.write("orchc.config.yaml", JSON.stringify({ answer: { phrase: "model" }, model }));
const settings = (baseUrl: string) => ({
  baseUrl,
  name: "test-model",
  usdPerMillionInput: 1,
  usdPerMillionOutput: 5,
});

/** Runs the build with a server that answers so. */
async function answered(replies: ModelServerOptions) {
  await using server = await startModelServer(replies);
  await configure(settings(server.baseUrl));
  const ended = await workspace.orchc(["exec", "prices"]);
  return { ...ended, requests: server.requests };
}

describe("a wording that adds nothing", () => {
  test("is the answer: on the screen, in its file and in the report, and it passes the checks", async () => {
    const ended = await answered({ recordings });
    expectDone(ended);
    const first = "GOOG has the highest mean price, 415.87";
    expect(ended.stdout).toContain(first);
    expect(ended.stdout).toMatch(/AMZN 47\.99\. \[t1\]$/m);
    expect(ended.stdout).not.toContain(PLAIN);
    expect(ended.stderr).toMatch(/\d checks passed/);
    expect(ended.stderr).toMatch(
      /^Model +2 requests · 613 tokens in, 79 tokens out · \$0\.0010$/m, // (613 + 5 × 79) / 1e6
    );
    const { "answer.md": answer, "report.html": report } = await workspace.runFiles();
    for (const text of [answer, report]) expect(text).toContain(first);
  });

  test("is made of the query, the tools' statements and their data, and of nothing else", async () => {
    const { requests } = await answered({ recordings });
    expect(requests.map(({ name }) => name)).toEqual(["phrase", "judge"]);
    expect(requests[0]?.text).toContain(QUERY);
    expect(requests[0]?.text).toContain("Mean price by symbol: GOOG 415.87, IBM 91.26,");
    expect(requests[0]?.text).toContain('["GOOG",415.8');
    expect(requests[1]?.text).toContain("GOOG has the highest mean price");
    for (const { text } of requests) expect(text).not.toContain(workspace.path);
  });

  test("is what a program gets that uses orchc as a library, too", async () => {
    await using server = await startModelServer({ recordings });
    await configure(settings(server.baseUrl));
    await workspace.write(
      "program.mjs",
      `import { run } from "orchc";
       const { answer, metadata } = await run({ query: ${JSON.stringify(QUERY)} });
       console.log(JSON.stringify({ answer, usage: metadata.usage }));`,
    );
    const ended = await workspace.node(["program.mjs"]);
    expectDone(ended);
    expect(JSON.parse(ended.stdout)).toEqual({
      answer: expect.stringContaining("GOOG has the highest mean price") as unknown,
      usage: {
        requests: 2,
        uncounted: 0,
        inputTokens: 613,
        cachedInput: 0,
        outputTokens: 79,
        usd: 0.001008,
      },
    });
  });
});

describe("the tools' own words stand, and what happened is said", () => {
  const paragraph = (text: string, tasks = ["t1"]) => ({
    paragraphs: [{ sentences: [{ text, tasks }] }],
  });
  const nothingMissing = says({ missing: [] });

  test.each([
    ["a number that is nowhere in the data", paragraph("The mean was 101.5."), "ORC5004", "101.5"],
    ["a reversed fact", paragraph("MSFT has the highest price, 24.74."), "ORC5004", '"highest"'],
    ["an invented file", paragraph("The means are in means.csv."), "ORC5004", "means.csv"],
    ["a number in words", paragraph("There are twelve symbols."), "ORC5004", "twelve"],
    ["no paragraph", { paragraphs: [] }, "ORC5004", "it is empty"],
    ["no list of paragraphs", { text: "Google was at 415.87." }, "ORC5005", "ORC6012"],
  ])("when the model gives %s", async (_, reply, code, says_) => {
    // What is no wording is not asked for again.
    const again = code === "ORC5004" ? [says(reply)] : [];
    const ended = await answered({ replies: [says(reply), ...again, nothingMissing] });
    expectDone(ended);
    expect(ended.stdout).toContain(PLAIN);
    expect(ended.stdout).not.toContain("101.5");
    expect(ended.stderr).toContain(code);
    expect(ended.stderr).toContain(says_);
    // It was asked, and has to be paid.
    expect(ended.requests.map(({ name }) => name)).toEqual([
      "phrase",
      ...again.map(() => "phrase"),
      "judge",
    ]);
    expect(ended.stderr).toMatch(
      again.length > 0
        ? /^Model +3 requests · 300 tokens in/m
        : /^Model +2 requests · 200 tokens in/m,
    );
  });

  test("when it cannot be reached", async () => {
    const server = await startModelServer();
    await server.stop();
    await configure(settings(server.baseUrl));
    const ended = await workspace.orchc(["exec", "prices"]);
    expectDone(ended);
    expect(ended.stdout).toContain(PLAIN);
    expect(ended.stderr).toContain("ORC5005");
    expect(ended.stderr).toContain("ORC6001");
    expect(ended.stderr).not.toMatch(/^Model /m);
  });
});

test("without a model in the configuration nothing is started", async () => {
  await configure();
  expectRefusal(await workspace.orchc(["exec", "prices", "--run", "none"]), {
    status: 2,
    code: "ORC6020",
    says: ["model"],
  });
  expect(workspace.rows("SELECT id FROM runs WHERE id = 'none'")).toEqual([]);
});
