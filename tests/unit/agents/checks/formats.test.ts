/** Each format with a text that a tool wrote, and with the same text cut: a part is never a result. */
import { expect, test } from "vitest";
import { detectFormat, formatNamed, formats } from "../../../../src/agents/checks/formats/index.ts";
import type { Printed, Report } from "../../../../src/agents/checks/formats/format.ts";
import { checkInput } from "../../../../src/agents/checks/input.ts";
import { samples } from "./samples.ts";

function read(name: string, text: string, more: Partial<Printed> = {}): Report | Promise<Report> {
  const format = formatNamed(name);
  if (format === undefined) throw new Error(`no format ${name}`);
  const defaults = { errors: "", exitCode: 1, commandLine: ["tool"], folder: "." };
  return format.read({ text, ...defaults, ...more });
}

test.each(Object.entries(samples))("%s is known by its content", (name, { text }) => {
  expect(detectFormat(text)?.name).toBe(name);
});

test.each(Object.entries(samples))("%s: place, rule and severity", async (name, sample) => {
  const report = await read(name, sample.text);
  expect(report.findings).toMatchObject(sample.findings);
  expect(report.findings).toHaveLength(sample.findings.length);
  expect(report.checked).toMatchObject(sample.checked);
});

const documents = Object.entries(samples).filter(([name]) => name !== "typescript");

test.each(documents)("%s: half of it is refused, or does not pass", async (name, { text }) => {
  for (const share of [0.25, 0.5, 0.75, 0.95]) {
    const half = text.slice(0, Math.floor(text.length * share));
    const outcome = await Promise.resolve()
      .then(() => read(name, half))
      .then(({ findings, passed = true }) => passed && findings.length === 0)
      .catch((error: unknown) => (error instanceof Error ? error.name : "?"));
    expect([false, "UnreadableReport"], `${share} of ${name}`).toContain(outcome);
  }
});

test.each(documents)("%s: nothing at all is no report", async (name) => {
  await expect((async () => read(name, ""))()).rejects.toThrow(/empty|no test|not whole/);
});

test("the lines of npm above a document are no part of it", async () => {
  const text = `\n> app@1.0.0 lint\n> oxlint --format=json\n\n${samples.oxlint.text}`;
  expect(detectFormat(text)?.name).toBe("oxlint");
  expect((await read("oxlint", text)).findings).toHaveLength(1);
});

test("tsc with --pretty says the same, and an explanation belongs to its error", async () => {
  const text = [
    "src/a.ts:1:14 - error TS2322: Type '{ a: string; }' is not assignable to type '{ a: number; }'.",
    "  Types of property 'a' are incompatible.",
    "",
    "1 export const one: { a: number } = two;",
    "               ~~~",
    "",
    "error TS18003: No inputs were found in config file.",
    "Found 1 error in src/a.ts:1",
  ].join("\n");
  const { findings } = await read("typescript", text);
  expect(findings).toMatchObject([
    { file: "src/a.ts", line: 1, column: 14, rule: "TS2322", severity: "major" },
    { rule: "TS18003", severity: "major" },
  ]);
  expect(findings[0]?.message).toContain("Types of property 'a'");
  expect(findings[0]?.message).not.toContain("export const");
});

test("SARIF: what is suppressed, or no failure, is no finding; levels come from rules and scores", async () => {
  const location = (uri: string, uriBaseId?: string) => [
    { physicalLocation: { artifactLocation: { uri, uriBaseId }, region: { startLine: 2 } } },
  ];
  const log = {
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "scan",
            rules: [
              { id: "a", defaultConfiguration: { level: "error" } },
              { id: "b", properties: { "security-severity": "9.1" } },
              { id: "c" },
            ],
          },
        },
        originalUriBaseIds: { ROOT: { uri: "file:///w/" } },
        results: [
          { ruleIndex: 0, message: { text: "one" }, locations: location("src/a%20b.ts") },
          {
            ruleId: "b",
            level: "note",
            message: { text: "two" },
            locations: location("x.ts", "ROOT"),
          },
          { ruleId: "c", message: { text: "three" } },
          { ruleId: "a", kind: "pass", message: { text: "fine" } },
          { ruleId: "a", message: { text: "known" }, suppressions: [{ kind: "inSource" }] },
        ],
      },
    ],
  };
  const { findings, tool } = await read("sarif", JSON.stringify(log));
  expect(tool).toBe("scan");
  expect(findings).toMatchObject([
    { severity: "major", rule: "a", file: "src/a b.ts", line: 2 },
    { severity: "major", rule: "b", file: "file:///w/x.ts" },
    { severity: "medium", rule: "c", message: "three" },
  ]);
});

test("SARIF of a run that did not get to look has no result", async () => {
  const log = { version: "2.1.0", runs: [{ tool: { driver: { name: "scan" } }, results: null }] };
  await expect((async () => read("sarif", JSON.stringify(log)))()).rejects.toThrow(
    "scan has no results",
  );
});

test("npm that could not ask its registry has not found nothing", async () => {
  const text = JSON.stringify({
    error: { code: "ENOLOCK", summary: "This command requires a lockfile." },
  });
  await expect((async () => read("npm-audit", text))()).rejects.toThrow("requires a lockfile");
});

test("a pattern names its groups; one without a message, or none, is refused", async () => {
  const pattern = "^(?<file>[^:]+):(?<line>\\d+): (?<severity>\\w+): (?<message>.*)$";
  const report = await read("pattern", "noise\na.c:3: warning: unused x\n", { pattern });
  expect(report.findings).toEqual([
    {
      file: "a.c",
      line: 3,
      severity: "medium",
      message: "unused x",
      column: undefined,
      rule: undefined,
    },
  ]);
  const refused = async (bad?: string) => read("pattern", "", { pattern: bad });
  await expect(refused("(")).rejects.toThrow("cannot be read by `pattern`");
  await expect(refused("^.*$")).rejects.toThrow("no group");
  await expect(refused(undefined)).rejects.toThrow("needs `pattern`");
});

test("the tools take the formats that there are", () => {
  const taken = checkInput.shape.format.unwrap().options;
  expect(taken.filter((name) => name !== "auto").toSorted()).toEqual(
    formats.map(({ name }) => name).toSorted(),
  );
});
