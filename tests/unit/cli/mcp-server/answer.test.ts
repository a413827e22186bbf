import { expect, test } from "vitest";
import { answerOf, isFailure, LONGEST_RESULT } from "../../../../src/cli/mcp-server/answer.ts";
import { mcpTools } from "../../../../src/cli/mcp-server/tools.ts";
import { outcomeOfError } from "../../../../src/cli/outcome-document.ts";
import { openSession } from "../../../../src/cli/session.ts";
import { confirmationNeeded, noSuchBuild } from "../../../../src/contract/diagnostics/index.ts";

const session = openSession(["--json", "--quiet", "--no-color"]);
const exec = mcpTools.find(({ name }) => name === "exec")!;

test("a small result is the text of the terminal and the document of --json", () => {
  const problem = noSuchBuild({ name: "a", known: ["b"] });
  const outcome = {
    text: "Text\n",
    footer: "Next  exec",
    json: { run: "r1" },
    diagnostics: [problem],
  };
  const { text, document } = answerOf(exec, outcome, session);
  expect(document).toEqual({ exitStatus: 2, diagnostics: [problem], run: "r1" });
  expect(text).toMatch(
    /^Text\n\nNext {2}exec\n\nerror ORC3004 .*\n {2}help: There are: b\.\n\nMore/,
  );
  expect(isFailure(document)).toBe(true);
});

test("what asks first is a failure, a run that waits is none", () => {
  const asks = answerOf(
    exec,
    { text: "", json: {}, diagnostics: [confirmationNeeded({ tasks: ["t1"], name: "a" })] },
    session,
  );
  expect(asks.text).toContain("call again with `yes: true`");
  expect(isFailure(asks.document)).toBe(true);
  const waits = answerOf(exec, { status: 3, text: "", json: { status: "waiting" } }, session);
  expect(isFailure(waits.document)).toBe(false);
});

test("an error without a code has no stack", () => {
  const { text, document } = answerOf(
    exec,
    outcomeOfError(new TypeError("x is undefined")),
    session,
  );
  expect(document.diagnostics).toHaveLength(1);
  expect(text).toContain("x is undefined");
  expect(text + JSON.stringify(document)).not.toContain("answer.test.ts");
});

test("a large document is without whole members, the largest first, and the text is cut at a line", () => {
  const rows = Array.from({ length: 5000 }, (_, n) => `row ${n} of many rows`);
  const outcome = { text: rows.join("\n"), json: { run: "r1", data: { rows }, notes: ["small"] } };
  const { text, document } = answerOf(exec, outcome, session);
  expect(document).toEqual({
    exitStatus: 0,
    diagnostics: [],
    run: "r1",
    notes: ["small"],
    omitted: { members: ["data"], how: expect.stringContaining("call show with run r1") as string },
  });
  expect(text.length).toBeLessThan(LONGEST_RESULT + 300);
  expect(text).toMatch(
    /row \d+ of many rows\n\n\[Cut: \d+ of \d+ characters\. For the rest, call show with run r1/,
  );
});
