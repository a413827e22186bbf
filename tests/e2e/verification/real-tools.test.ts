/** This repository's own linter, type checker and test runner on a copy of it with one planted failure each. */
import { cp, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ComparedFindings } from "../../../src/runtime/index.ts";
import { REPOSITORY } from "../../support/built-cli.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const check = (args: readonly string[]) => ({ command: "node", args, folder: "repo" });
const config = {
  shell: { commands: ["node"] },
  checks: {
    lint: check(["node_modules/oxlint/bin/oxlint", "--format=json", "src/contract"]),
    types: check(["node_modules/typescript-7/bin/tsc", "-p", "."]),
    tests: {
      ...check([
        "node_modules/vitest/vitest.mjs",
        "run",
        "--project=parts",
        "--reporter=json",
        "--outputFile=report.json",
        "tests/unit/contract/planted.test.ts",
        "tests/unit/contract/finding.test.ts",
      ]),
      report: "repo/report.json",
    },
  },
};

const planted = {
  "repo/src/contract/planted-lint.ts": `export function planted(): void {\n  debugger;\n}\n`,
  "repo/src/contract/planted-types.ts": `// A text is no number.\nexport const planted: number = "text";\n`,
  "repo/tests/unit/contract/planted.test.ts": `import { expect, test } from "vitest";

test("one and one", () => {
  expect(1 + 1).toBe(3);
});
`,
};

async function findingsOf(workspace: UserWorkspace): Promise<ComparedFindings> {
  const { status, stdout } = await workspace.orchc(["findings", "last", "--json"]);
  expect(status).toBe(0);
  return JSON.parse(stdout) as ComparedFindings;
}

test("findings of three real tools are right in file, line, rule and severity, and resolved when fixed", async () => {
  await using workspace = await userWorkspace({ config });
  for (const name of ["src", "tests", "bench", "scripts", "package.json", "tsconfig.json"]) {
    await cp(join(REPOSITORY, name), workspace.at(`repo/${name}`), { recursive: true });
  }
  for (const name of ["vitest.config.ts", ".oxlintrc.json"]) {
    await cp(join(REPOSITORY, name), workspace.at(`repo/${name}`));
  }
  await symlink(join(REPOSITORY, "node_modules"), workspace.at("repo/node_modules"));
  for (const [file, text] of Object.entries(planted)) await workspace.write(file, text);

  const query = "Run the tests, lint the code and check the types";
  const first = await workspace.orchc(["run", query, "--yes"]);
  expect(first).toMatchObject({ status: 0 });
  const found = await findingsOf(workspace);
  expect(found.checks).toMatchObject([
    { check: "checks.tests", tool: "vitest", passed: false, exitCode: 1 },
    { check: "checks.lint", tool: "oxlint", passed: false },
    { check: "checks.types", tool: "tsc", passed: false, exitCode: 1 },
  ]);
  expect(found.checks[0]?.checked.tests).toMatchObject({ failed: 1, skipped: 0 });
  const byCheck = Object.fromEntries(found.findings.map((finding) => [finding.check, finding]));
  expect(found.findings).toHaveLength(3);
  expect(byCheck).toMatchObject({
    "checks.tests": {
      file: "repo/tests/unit/contract/planted.test.ts",
      line: 4,
      column: 17,
      rule: "one and one",
      severity: "major",
      category: "test",
    },
    "checks.lint": {
      file: "repo/src/contract/planted-lint.ts",
      line: 2,
      column: 3,
      rule: "eslint(no-debugger)",
      severity: "major",
      category: "lint",
    },
    "checks.types": {
      file: "repo/src/contract/planted-types.ts",
      line: 2,
      column: 14,
      rule: "TS2322",
      severity: "major",
      category: "types",
    },
  });
  const answer = (await workspace.runFiles())["answer.md"];
  expect(answer).toContain("3 major. No earlier run to compare with");
  expect(answer).toContain("`repo/src/contract/planted-types.ts:2:14`");

  await workspace.write("repo/src/contract/planted-lint.ts", "export const planted = 1;\n");
  const again = await workspace.orchc(["run", query, "--yes"]);
  expect(again).toMatchObject({ status: 0 });
  const then = await findingsOf(workspace);
  expect(then.resolved).toMatchObject([{ rule: "eslint(no-debugger)", check: "checks.lint" }]);
  expect(then.findings.map(({ state }) => state)).toEqual(["known", "known"]);
});
