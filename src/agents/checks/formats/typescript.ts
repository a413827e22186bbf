/** What `tsc` prints, with and without `--pretty`. It has no other form. */
import { basename } from "node:path";
import type { FoundProblem } from "../../../catalog/authoring.ts";
import { UnreadableReport, type Format, type Printed } from "./format.ts";
import { severityOf } from "./severity-of.ts";

const PLAIN =
  /^(?<file>[^\s].*?)\((?<line>\d+),(?<column>\d+)\): (?<word>error|warning|message) (?<code>TS\d+): (?<message>.*)$/;
const PRETTY =
  /^(?<file>[^\s].*?):(?<line>\d+):(?<column>\d+) - (?<word>error|warning|message) (?<code>TS\d+): (?<message>.*)$/;
/** Of no file: of the project's configuration, or of the command line. */
const GLOBAL = /^(?<word>error|warning|message) (?<code>TS\d+): (?<message>.*)$/;
const FORMS = [PLAIN, PRETTY, GLOBAL];

/** The lines that explain a message stand below it, further in; of `--pretty` an excerpt with line numbers does not. */
const EXPLAINS = /^ {2,}(?=[A-Z'"])/;

const COMPILERS = /^(?:tsc|vue-tsc|tsgo)(?:\.js)?$/;

export const typescript: Format = {
  name: "typescript",
  detect: (text) => text.split("\n").some((line) => FORMS.some((form) => form.test(line))),
  read: ({ text, errors, exitCode, commandLine }) => {
    const findings: (FoundProblem & { message: string })[] = [];
    for (const line of `${text}\n${errors}`.split("\n")) {
      const found = FORMS.map((form) => form.exec(line)?.groups).find((groups) => groups);
      const last = findings.at(-1);
      if (found !== undefined) findings.push(problemOf(found));
      else if (last !== undefined && EXPLAINS.test(line)) last.message += `\n${line.trimEnd()}`;
    }
    if (
      findings.length === 0 &&
      exitCode === 0 &&
      `${text}${errors}`.trim() !== "" &&
      !says(text)
    ) {
      throw new UnreadableReport("is not what tsc prints");
    }
    const tool = compilerIn({ commandLine });
    return {
      ...(tool !== undefined && { tool }),
      checked: { what: "types", count: null },
      findings,
    };
  },
};

/** With `--listFiles`, `--diagnostics` or below the lines of `npm run` it prints lines of its own, and those are no problem. */
function says(text: string): boolean {
  return text
    .split("\n")
    .every((line) =>
      /^(?:>|\s*$|Files?:|Found \d+ error|[A-Z][\w /]*:\s+[\d.]+|\/.*\.d?\.?[cm]?tsx?$)/.test(line),
    );
}

/** Silence is what `tsc` says of a project without errors; of another program it says nothing. */
export function compilerIn({ commandLine }: Pick<Printed, "commandLine">): string | undefined {
  return commandLine
    .map((word) => basename(word))
    .find((word) => COMPILERS.test(word))
    ?.replace(/\.js$/, "");
}

function problemOf(
  groups: Readonly<Record<string, string | undefined>>,
): FoundProblem & { message: string } {
  const { file, line, column, word, code, message = "" } = groups;
  return {
    severity: severityOf(word),
    message,
    rule: code,
    ...(file !== undefined && { file, line: Number(line), column: Number(column) }),
  };
}
