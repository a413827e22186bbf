/** The Test Anything Protocol, versions 12 to 14, with subtests. */
import type { Parser } from "tap-parser";
import type { FoundProblem } from "../../../catalog/authoring.ts";
import { UnreadableReport, type Format } from "./format.ts";
import { testFailure } from "./vitest.ts";

/** A test point with the points within it. */
interface Point {
  readonly path: readonly string[];
  readonly ok: boolean;
  readonly isSkipped: boolean;
  /** What a test point says beside its name. */
  readonly diag: Readonly<Record<string, unknown>>;
}

export const tap: Format = {
  name: "tap",
  detect: (text) =>
    /^TAP version \d+$/m.test(text) || /^1\.\.\d+(?:\s|$)[\s\S]*^(?:not )?ok\b/m.test(text),
  read: async ({ text }) => {
    if (text.trim() === "") throw new UnreadableReport("is empty, and TAP never is");
    const { Parser: TapParser } = await import("tap-parser");
    const points: Point[] = [];
    const bailouts: string[] = [];
    const broken: string[] = [];
    const parser = new TapParser();
    collect(parser, [], points);
    parser.on("bailout", (reason: unknown) => void bailouts.push(String(reason)));
    let passed = false;
    parser.on("complete", ({ ok, failures }: Complete) => {
      passed = ok;
      for (const { tapError } of failures) if (typeof tapError === "string") broken.push(tapError);
    });
    parser.end(text);
    const [problem] = broken;
    if (problem !== undefined && bailouts.length === 0) {
      throw new UnreadableReport(`is not whole TAP (${problem}): it may have been cut`);
    }
    const skipped = points.filter(({ isSkipped }) => isSkipped).length;
    const failed = points.filter(({ ok }) => !ok);
    return {
      checked: {
        what: "tests",
        count: points.length - skipped,
        tests: {
          total: points.length,
          passed: points.length - failed.length - skipped,
          failed: failed.length,
          skipped,
        },
      },
      findings: [...failed.map(problemOf), ...bailouts.map((reason) => bailOut(reason))],
      passed,
    };
  },
};

/** What is used of the parser's results. */
interface Complete {
  readonly ok: boolean;
  readonly failures: readonly { readonly tapError?: unknown }[];
}
interface Assert {
  readonly ok: boolean;
  readonly name: string;
  readonly skip: boolean | string;
  readonly todo: boolean | string;
  readonly diag: unknown;
}
/** A test point that stands for its subtests says nothing that these do not. */
function collect(parser: Parser, path: readonly string[], points: Point[]): void {
  let inner = 0;
  parser.on("child", (child: Parser) => {
    const before = points.length;
    collect(child, [...path, child.name], points);
    child.on("complete", () => void (inner = points.length - before));
  });
  parser.on("assert", ({ ok, name, skip, todo, diag }: Assert) => {
    const stands = inner > 0;
    inner = 0;
    if (stands) return;
    const isSkipped = skip !== false || todo !== false;
    const known = typeof diag === "object" && diag !== null ? (diag as Point["diag"]) : {};
    points.push({ path: [...path, name.trim()], ok: ok || isSkipped, isSkipped, diag: known });
  });
}

function bailOut(reason: string): FoundProblem {
  return { ...testFailure(undefined, reason, "Bail out!"), category: "test" };
}

function problemOf({ path, diag }: Point): FoundProblem {
  const error = diag["error"];
  const said = typeof error === "object" && error !== null ? error : diag;
  const message = textIn(said, "message") ?? textIn(diag, "error") ?? textIn(said, "name") ?? "";
  // vitest's outermost test is the file; flat, all stands in one name.
  const names = path.flatMap((name) => name.replace(/ # time=.*$/, "").split(" > "));
  const [first = "", ...rest] = names;
  const file = /^[^\s]*\.[cm]?[jt]sx?$/.test(first) ? first : undefined;
  const rule = (file === undefined ? names : rest).join(" > ");
  const problem = testFailure(
    file,
    `${message}\n at ${placeText(diag)}`,
    rule === "" ? "the file" : rule,
  );
  return {
    ...problem,
    category: "test",
    message: message === "" ? "failed, and does not say why" : message,
  };
}

/** `at` of vitest and tap, a text or a record; of Node's runner the stack, and where the test begins. */
function placeText(diag: Point["diag"]): string {
  const at = diag["at"];
  if (typeof at === "object" && at !== null) {
    const { file, fileName, line, lineNumber, column = 1 } = at as Record<string, unknown>;
    return `${String(file ?? fileName)}:${String(line ?? lineNumber)}:${String(column)}`;
  }
  return [at, diag["stack"], diag["location"]]
    .filter((text) => typeof text === "string")
    .join("\n");
}

function textIn(record: object, key: string): string | undefined {
  const value: unknown = (record as Record<string, unknown>)[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}
