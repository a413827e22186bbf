import { describe, expect, test } from "vitest";
import { marksOf } from "./marks-of.ts";

const files = new Set([
  "data/sales.csv",
  "src",
  "docs",
  "Sales Report 2024.csv",
  "my notes.txt",
  "README.md",
  "Node.js",
  "TODO/list",
]);
const world = {
  exists: (path: string) => files.has(path),
  isFolder: (path: string) => path === "src" || path === "docs",
  commands: ["npm", "git", "make", "find"],
};

describe("paths where one can look", () => {
  test.each<[string, string[]]>([
    ["describe data/sales.csv.", ["data/sales.csv"]],
    ["describe missing.csv", ["missing.csv"]],
    ["in src and docs", ["src", "docs"]],
    ["the docs folder", ["docs"]],
    ["open Sales Report 2024.csv", ["Sales Report 2024.csv"]],
    ["open 'my notes.txt'", ["my notes.txt"]],
    ['open "a b/c d.csv"', ["a b/c d.csv"]],
    ["summarise the readme", ["README.md"]],
    ["data/city=Rome/x.csv", ["data/city=Rome/x.csv"]],
    ["data/sales.csv's columns", ["data/sales.csv"]],
    ["./x, ../y and ~/z", ["./x", "../y", "~/z"]],
    ["read Node.js", ["Node.js"]],
    ["see TODO/FIXME and and/or", []],
    ["docs are good", []],
    ["grep console.log", []],
    ["e.g. U.S.A. and 3.5", []],
    ["km/h or 3/4 or 24/7", []],
    ["'not a file'", []],
    ["Vue.js", []],
  ])("%s", (query, expected) => {
    expect(marksOf(query, "path", world).map(({ path }) => path)).toEqual(expected);
  });

  test("a path says whether it is there, and a folder", () => {
    expect(marksOf("data/sales.csv, in src, gone/, a/b.csv", "path", world)).toMatchObject([
      { path: "data/sales.csv", exists: true, folder: false },
      { path: "src", exists: true, folder: true },
      { path: "gone/", exists: false, folder: true },
      { path: "a/b.csv", exists: false, folder: false },
    ]);
  });

  test("without a look, the form tells", () => {
    const paths = (query: string) => marksOf(query, "path", {}).map(({ path }) => path);
    expect(paths("in src/contract and in src, TODO/FIXME")).toEqual(["src/contract"]);
  });
});

describe("globs", () => {
  test.each<[string, string[]]>([
    ["src/**/*.ts", ["src/**/*.ts"]],
    ["all *.md there", ["*.md"]],
    ["data/{a,b}.csv", ["data/{a,b}.csv"]],
    [".md files", ["*.md"]],
    ["**", ["**"]],
    ["lib/*", ["lib/*"]],
    ['"*.csv"', []],
    ["2*3", []],
    ["2.5*3.5", []],
    ["f(*.x)", []],
    ["*really*", []],
    ["{a,b}", []],
    [".md alone", []],
  ])("%s", (query, expected) => {
    expect(marksOf(query, "glob", world).map(({ pattern }) => pattern)).toEqual(expected);
  });
});

describe("command lines", () => {
  test.each<[string, string[][]]>([
    ["run npm test", [["npm", "test"]]],
    [
      "run npm run build, then git status",
      [
        ["npm", "run", "build"],
        ["git", "status"],
      ],
    ],
    ["execute the command `git log --oneline`", [["git", "log", "--oneline"]]],
    ['run git commit -m "a b" in src', [["git", "commit", "-m", "a b"]]],
    ["npm test", [["npm", "test"]]],
    ["then run npm ci.", [["npm", "ci"]]],
    [
      "run npm test | git x",
      [
        ["npm", "test"],
        ["git", "x"],
      ],
    ],
    ["using git diff HEAD~1 and count", [["git", "diff", "HEAD~1"]]],
    ["git --version", [["git", "--version"]]],
    ["make a chart", []],
    ["find all rows", []],
    ["find duplicates", []],
    ["the git log of src", []],
    ["run yarn test", []],
    ["the npm packages", []],
  ])("%s", (query, expected) => {
    const lines = marksOf(query, "command", world).map(({ program, args }) => [program, ...args]);
    expect(lines).toEqual(expected);
  });
});
