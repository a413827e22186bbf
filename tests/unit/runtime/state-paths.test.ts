/** Nobody outside the rooms that own them builds a path into the state folder: docs/adr/0021. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const SOURCE = join(import.meta.dirname, "../../../src");

/** Where each path of the workspace may be used. The database is only handed on, to be opened. */
const OWNERS = [
  { path: /paths\.bus\b|paths: \{ bus\b/, owner: /^runtime\/bus\// },
  { path: /paths\.runs\b/, owner: /^runtime\/results\// },
  { path: /join\([^)]*paths\.(state|database)\b/, owner: /^$/ },
  { path: /["'`/]\.staging\b/, owner: /^runtime\/bus\// },
  { path: /["'`/](answer\.md|run_results\.json)["'`]/, owner: /^runtime\/results\// },
];

const files = globSync("**/*.ts", { cwd: SOURCE }).filter((file) => !file.endsWith(".d.ts"));

test.each(OWNERS)("only the owner uses what fits $path", ({ path, owner }) => {
  const users = files.filter((file) => path.test(withoutComments(file)));
  expect(users.filter((file) => !owner.test(file.replaceAll("\\", "/")))).toEqual([]);
});

test("the rule finds what it looks for", () => {
  for (const { path, owner } of OWNERS.filter((rule) => rule.owner.source !== "^$")) {
    expect(files.some((file) => owner.test(file) && path.test(withoutComments(file)))).toBe(true);
  }
  expect(OWNERS[2]?.path.test('join(workspace.paths.state, "bus", run)')).toBe(true);
});

function withoutComments(file: string): string {
  const text = readFileSync(join(SOURCE, file), "utf8");
  return text.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "");
}
