/** JUnit XML, which has no standard: what Ant and Surefire write, and most test runners after them. */
import type { FoundProblem } from "../../../catalog/authoring.ts";
import { UnreadableReport, type Format } from "./format.ts";
import { testFailure } from "./vitest.ts";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Element[];
}

export const junit: Format = {
  name: "junit",
  detect: (text) => /<(?:testsuites?)[\s>/]/.test(text.slice(0, 4096)),
  read: async ({ text }) => {
    const start = text.indexOf("<");
    if (start < 0) throw new UnreadableReport("is empty, and JUnit XML never is");
    const root = await parse(text.slice(start));
    if (root === undefined || !/^testsuites?$/.test(root.name)) {
      throw new UnreadableReport("is not JUnit XML: it has no <testsuite>");
    }
    const cases = [...casesIn(root, undefined)];
    const failed = cases.filter(({ problem }) => problem !== undefined);
    const skipped = cases.filter(({ isSkipped }) => isSkipped).length;
    const suites = [...suiteProblems(root)];
    const said = Number(root.attributes["failures"] ?? 0) + Number(root.attributes["errors"] ?? 0);
    return {
      checked: {
        what: "tests",
        count: cases.length - skipped + suites.length,
        tests: {
          total: cases.length,
          passed: cases.length - failed.length - skipped,
          failed: failed.length,
          skipped,
        },
      },
      findings: [...failed.flatMap(({ problem }) => problem ?? []), ...suites],
      passed: !(said > 0),
    };
  },
};

interface Case {
  readonly isSkipped: boolean;
  readonly problem: FoundProblem | undefined;
}

function* casesIn(element: Element, suiteFile: string | undefined): Generator<Case> {
  const { file: said, filepath, name = "" } = element.attributes;
  const named = element.name === "testsuite" ? pathIn(name) : undefined;
  const file = said ?? filepath ?? named ?? suiteFile;
  if (element.name === "testcase") {
    yield { isSkipped: has(element, "skipped"), problem: problemOf(element, file) };
    return;
  }
  for (const child of element.children) yield* casesIn(child, file);
}

/** A suite that could not begin has an error of its own. */
function* suiteProblems(element: Element): Generator<FoundProblem> {
  if (!/^testsuites?$/.test(element.name)) return;
  const { name = "the suite", file } = element.attributes;
  for (const child of element.children) {
    if (child.name === "error" || child.name === "failure") {
      yield testFailure(file ?? pathIn(name), textOf(child), name);
    } else yield* suiteProblems(child);
  }
}

function problemOf(test: Element, file: string | undefined): FoundProblem | undefined {
  const failure = test.children.find(({ name }) => name === "failure" || name === "error");
  if (failure === undefined) return undefined;
  const { classname = "", name = "", line } = test.attributes;
  const known = file ?? pathIn(classname);
  const rule = known === classname || classname === "" ? name : `${classname} ${name}`;
  const problem = testFailure(known, textOf(failure), rule);
  const message = failure.attributes["message"]?.trim();
  return {
    ...problem,
    ...(message !== undefined && message !== "" && { message }),
    // pytest counts from 0 in its older form, and newer ones leave it out: the stack is better where there is one.
    ...(problem.line === undefined && Number(line) > 0 && { line: Number(line) }),
  };
}

/** The name of a class that is a path: `tests/a.test.ts`, not `com.example.SumTest`. */
function pathIn(name: string): string | undefined {
  return /^[^\s]*(?:\/[^\s]*|\.[cm]?[jt]sx?)$/.test(name) ? name : undefined;
}

function textOf({ attributes, text }: Element): string {
  const { message = "" } = attributes;
  return text.trim() === "" ? message : text;
}

function has({ children }: Element, child: string): boolean {
  return children.some(({ name }) => name === child || name === "disabled");
}

/** @throws UnreadableReport when it is cut, or no XML */
async function parse(xml: string): Promise<Element | undefined> {
  const { XMLParser, XMLValidator } = await import("fast-xml-parser");
  const valid = XMLValidator.validate(xml);
  if (valid !== true) {
    throw new UnreadableReport(
      `is not whole XML (line ${valid.err.line}: ${valid.err.msg}): it may have been cut`,
    );
  }
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    cdataPropName: CDATA,
    // A document can say that one entity stands for a thousand others.
    processEntities: { enabled: true, maxTotalExpansions: 100_000 },
  });
  return elementsOf(parser.parse(xml) as Node[]).find(({ name }) => !name.startsWith("?"));
}

type Node = Readonly<Record<string, unknown>>;
const ATTRIBUTES = ":@";
const TEXT = "#text";
const CDATA = "#cdata";

function elementsOf(nodes: readonly Node[]): Element[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
    if (name === undefined || name === TEXT || name === CDATA) return [];
    const inner = node[name] as readonly Node[];
    const attributes = (node[ATTRIBUTES] ?? {}) as Readonly<Record<string, string>>;
    return [{ name, attributes, text: textIn(inner), children: elementsOf(inner) }];
  });
}

function textIn(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (TEXT in node) return String(node[TEXT]);
      return CDATA in node ? textIn(node[CDATA] as readonly Node[]) : "";
    })
    .join("");
}
