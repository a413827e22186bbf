/** Lines of any program, by a regular expression with named groups. */
import type { FoundProblem } from "../../../catalog/authoring.ts";
import { UnreadableReport, type Format } from "./format.ts";
import { severityOf } from "./severity-of.ts";

export const pattern: Format = {
  name: "pattern",
  read: ({ text, errors, pattern: source }) => {
    if (source === undefined) throw new UnreadableReport("needs `pattern`, by which it is read");
    const expression = compile(source);
    const findings = `${text}\n${errors}`.split("\n").flatMap((line) => {
      const groups = expression.exec(line.replace(/\r$/, ""))?.groups;
      return groups === undefined ? [] : [problemOf(groups, line)];
    });
    return { checked: { what: "lines", count: null }, findings };
  },
};

/** @throws UnreadableReport */
export function compile(source: string): RegExp {
  let expression: RegExp;
  try {
    expression = new RegExp(source);
  } catch (error) {
    throw new UnreadableReport(
      `cannot be read by \`pattern\` (${error instanceof Error ? error.message : "not a regular expression"})`,
    );
  }
  if (!/\(\?<message>/.test(source)) {
    throw new UnreadableReport(
      "cannot be read by `pattern`: it has no group (?<message>…); file, line, column, rule and severity are optional",
    );
  }
  return expression;
}

function problemOf(
  { file, line, column, rule, severity, message }: Readonly<Record<string, string | undefined>>,
  whole: string,
): FoundProblem {
  return {
    severity: severityOf(severity),
    message: message ?? whole.trim(),
    file,
    line: line === undefined ? undefined : Number(line),
    column: column === undefined ? undefined : Number(column),
    rule,
  };
}
