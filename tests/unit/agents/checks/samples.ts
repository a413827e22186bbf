/** Reports as tools write them, and what is in them. */
import { expect } from "vitest";

interface Sample {
  readonly text: string;
  readonly findings: readonly object[];
  readonly checked: object;
}

export const samples = {
  // ESLint 9
  eslint: {
    text: JSON.stringify([
      {
        filePath: "/w/src/a.js",
        messages: [
          { ruleId: "no-unused-vars", severity: 1, message: "'x' is unused.", line: 1, column: 7 },
          { ruleId: null, severity: 2, fatal: true, message: "Parsing error", line: 4, column: 1 },
        ],
      },
      { filePath: "/w/src/b.js", messages: [] },
    ]),
    findings: [
      { file: "/w/src/a.js", line: 1, column: 7, rule: "no-unused-vars", severity: "medium" },
      { line: 4, severity: "major", message: "Parsing error" },
    ],
    checked: { what: "files", count: 2 },
  },
  // oxlint 1.89
  oxlint: {
    text: `{ "diagnostics": [{"message": "\`debugger\` statement is not allowed","code": "eslint(no-debugger)","severity": "warning","causes": [],"url": "https://oxc.rs","help": "Remove it","filename": "src/a.ts","labels": [{"span": {"offset": 62,"length": 9,"line": 3,"column": 3}}],"related": []}],
              "number_of_files": 7,
              "number_of_rules": 96,
              "threads_count": 2,
              "start_time": 0.15
            }`,
    findings: [
      { file: "src/a.ts", line: 3, column: 3, rule: "eslint(no-debugger)", severity: "medium" },
    ],
    checked: { what: "files", count: 7 },
  },
  // vitest 5
  vitest: {
    text: JSON.stringify({
      numTotalTestSuites: 2,
      success: false,
      numTotalTests: 3,
      numPassedTests: 1,
      numFailedTests: 1,
      testResults: [
        {
          name: "/w/tests/a.test.ts",
          status: "failed",
          message: "",
          assertionResults: [
            {
              ancestorTitles: ["sum"],
              title: "adds",
              status: "failed",
              failureMessages: [
                "AssertionError: expected 2 to be 3\n    at /w/tests/a.test.ts:4:19\n    at file:///w/node_modules/vitest/x.js:1:1",
              ],
            },
            { ancestorTitles: [], title: "fine", status: "passed", failureMessages: [] },
            { ancestorTitles: [], title: "later", status: "skipped", failureMessages: [] },
          ],
        },
        {
          name: "/w/tests/b.test.ts",
          status: "failed",
          message: "Cannot find module './none'",
          assertionResults: [],
        },
      ],
    }),
    findings: [
      {
        file: "/w/tests/a.test.ts",
        line: 4,
        column: 19,
        rule: "sum > adds",
        severity: "major",
        message: "AssertionError: expected 2 to be 3",
      },
      { file: "/w/tests/b.test.ts", severity: "major", message: "Cannot find module './none'" },
    ],
    checked: { count: 3, tests: { total: 3, passed: 1, failed: 1, skipped: 1 } },
  },
  // npm 11
  "npm-audit": {
    text: JSON.stringify({
      auditReportVersion: 2,
      vulnerabilities: {
        lodash: {
          name: "lodash",
          severity: "high",
          via: [
            {
              source: 1106913,
              name: "lodash",
              title: "Command Injection in lodash",
              url: "https://github.com/advisories/GHSA-35jh-r3h4-6jhm",
              severity: "high",
              range: "<4.17.21",
            },
          ],
        },
        wrapper: { name: "wrapper", severity: "high", via: ["lodash"] },
      },
      metadata: { vulnerabilities: { high: 2, total: 2 }, dependencies: { prod: 12, total: 12 } },
    }),
    findings: [
      {
        severity: "major",
        category: "security",
        rule: "GHSA-35jh-r3h4-6jhm",
        message: expect.stringContaining("lodash <4.17.21: Command Injection"),
      },
    ],
    checked: { what: "dependencies", count: 12 },
  },
  // Surefire 3: names of classes are no paths
  junit: {
    text: `<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="com.example.SumTest" tests="3" failures="1" errors="1" skipped="1" time="0.05">
  <testcase classname="com.example.SumTest" name="adds &lt;two&gt;" time="0.01">
    <failure message="expected: &lt;3&gt; but was: &lt;2&gt;" type="AssertionError"><![CDATA[org.opentest4j.AssertionFailedError
	at com.example.SumTest.adds(SumTest.java:12)]]></failure>
  </testcase>
  <testcase classname="tests/b.test.ts" name="opens" time="0.01">
    <error message="no such file">Error: no such file
 ❯ tests/b.test.ts:9:3</error>
  </testcase>
  <testcase classname="com.example.SumTest" name="later"><skipped/></testcase>
</testsuite>`,
    findings: [
      {
        rule: "com.example.SumTest adds <two>",
        message: "expected: <3> but was: <2>",
        severity: "major",
      },
      { file: "tests/b.test.ts", line: 9, column: 3, rule: "opens", message: "no such file" },
    ],
    checked: { count: 2, tests: { total: 3, passed: 0, failed: 2, skipped: 1 } },
  },
  // Node 26
  tap: {
    text: `TAP version 13
# Subtest: outer
    # Subtest: inner
    not ok 1 - inner
      ---
      duration_ms: 1.02
      location: '/w/n.test.mjs:2:36'
      failureType: 'testCodeFailure'
      error: '1 == 2'
      stack: |-
        TestContext.<anonymous> (file:///w/n.test.mjs:2:63)
        Test.run (node:internal/test_runner/test:1402:25)
      ...
    # Subtest: todo
    not ok 2 - todo # TODO
    ok 3 - fine
    1..3
not ok 1 - outer
  ---
  failureType: 'subtestsFailed'
  error: '1 subtest failed'
  ...
1..1
# tests 3
`,
    findings: [
      { line: 2, column: 63, rule: "outer > inner", message: "1 == 2", severity: "major" },
    ],
    checked: { count: 2, tests: { total: 3, passed: 1, failed: 1, skipped: 1 } },
  },
  // TypeScript 7
  typescript: {
    text: "src/a.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'.\n",
    findings: [{ file: "src/a.ts", line: 1, column: 14, rule: "TS2322", severity: "major" }],
    checked: { what: "types", count: null },
  },
  sarif: {
    text: JSON.stringify({
      version: "2.1.0",
      $schema:
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      runs: [
        {
          tool: { driver: { name: "oxlint", rules: [{ id: "eslint(no-debugger)" }] } },
          artifacts: [{ location: { uri: "src/a.ts" } }],
          results: [
            {
              ruleId: "eslint(no-debugger)",
              level: "warning",
              message: { text: "not allowed" },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: "src/a.ts", index: 0 },
                    region: { startLine: 3, startColumn: 3 },
                  },
                },
              ],
            },
          ],
        },
      ],
    }),
    findings: [
      { file: "src/a.ts", line: 3, column: 3, rule: "eslint(no-debugger)", severity: "medium" },
    ],
    checked: { what: "files", count: 1 },
  },
} satisfies Readonly<Record<string, Sample>>;
