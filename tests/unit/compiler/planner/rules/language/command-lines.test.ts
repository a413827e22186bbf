import { describe, expect, test } from "vitest";
import { withCommandLines } from "../../../../../../src/compiler/planner/rules/language/command-lines.ts";
import { tokenize } from "../../../../../../src/compiler/planner/rules/language/tokens.ts";

const programs = new Set(["npm", "make", "git", "./check.sh"]);

/** The command lines of a query, where an agent is called "git". */
function linesOf(query: string, listed: ReadonlySet<string> = programs): string[] {
  return withCommandLines(tokenize(query), query, listed, new Set(["git"]))
    .filter(({ kind }) => kind === "command")
    .map(({ value }) => value);
}

describe("a command line", () => {
  test.each([
    ["run make", ["make"]],
    ["Run the command npm test.", ["npm test"]],
    ["execute npm run build in docs, then list the files", ["npm run build"]],
    ["npm test", ["npm test"]],
    ["Check it by running npm run lint -- --fix", ["npm run lint -- --fix"]],
    ["run the tests with npm test and save the output", ["npm test"]],
    ["run make -j4 CC=clang all", ["make -j4 CC=clang all"]],
    ['run git commit -m "and then some"', ['git commit -m "and then some"']],
    ["run ./check.sh ./...", ["./check.sh ./..."]],
    ["Start `npm run dev`", ["npm run dev"]],
    ["run npm ci, npm test and make lint", ["npm ci", "npm test", "make lint"]],
    ["npm ci && npm test", ["npm ci", "npm test"]],
    ["run npm test\nrun make", ["npm test", "make"]],
  ])("%s", (query, lines) => {
    expect(linesOf(query)).toEqual(lines);
  });

  test("is none where the program's name is a verb, or what an agent is called", () => {
    expect(linesOf("Make a chart of it")).toEqual([]);
    expect(linesOf("git log of the last week")).toEqual([]);
    expect(linesOf("Run git log")).toEqual(["git log"]);
  });

  test("is none where the workspace does not list the program, or lists none", () => {
    expect(linesOf("run cargo test")).toEqual([]);
    expect(linesOf("run npm test", new Set())).toEqual([]);
  });

  test("takes up no pipe, which stays as a line of its own", () => {
    expect(linesOf("run npm test | grep fail")).toEqual(["npm test", "| grep fail"]);
    expect(linesOf("run npm test > out.txt, then stop")).toEqual(["npm test", "> out.txt"]);
  });

  test("stands where it stands in the query", () => {
    const query = "Please run npm test, now";
    const line = withCommandLines(tokenize(query), query, programs, new Set()).find(
      ({ kind }) => kind === "command",
    );
    expect(query.slice(line?.start, line?.end)).toBe("npm test");
  });
});
