/** Runs a command and reads what it says. What cannot be read fails: an empty list would look like a check that passed. */
import { readFile, stat } from "node:fs/promises";
import { basename, isAbsolute } from "node:path";
import { join } from "node:path/posix";
import { stripVTControlCharacters } from "node:util";
import {
  ToolError,
  type FoundProblem,
  type ToolContext,
  type Verified,
} from "../../catalog/authoring.ts";
import type { CheckInput } from "./input.ts";
import { detectFormat, formatNamed, formats } from "./formats/index.ts";
import { UnreadableReport, type Format, type Printed, type Report } from "./formats/format.ts";
import { compilerIn } from "./formats/typescript.ts";

/** Of each stream. A report that is larger belongs in a file, and one of that size in parts. */
const MAX_BYTES = 16 * 2 ** 20;
const MAX_REPORT_BYTES = 64 * 2 ** 20;

/** Of what a program printed: the end is where programs say why. */
const QUOTED_CHARACTERS = 600;

export async function runCheck(
  tool: { readonly name: string; readonly fallback?: "exit-code" },
  input: CheckInput,
  context: ToolContext,
): Promise<Verified> {
  const { command, args, folder, report, timeoutSeconds } = input;
  if (command === undefined) throw noCommand(tool.name);
  const line = [command, ...args].join(" ");
  const before = report === undefined ? undefined : await stampOf(context.resolve(report));
  const { exitCode, stdout, stderr, truncated } = await context.exec(command, args, {
    cwd: folder,
    timeoutMs: timeoutSeconds * 1_000,
    maxBytes: MAX_BYTES,
  });
  const ran: Ran = { line, exitCode, stdout, stderr };
  if (report === undefined && truncated) {
    throw failure(`${line} printed more than ${MAX_BYTES} bytes, and the rest is cut`, ran, {
      help: "Let it write its report into a file of the workspace, and name that as `report`.",
    });
  }
  const printed: Printed = {
    text: plain(report === undefined ? stdout : await readReport(report, before, ran, context)),
    errors: report === undefined ? plain(stderr) : "",
    exitCode,
    commandLine: [command, ...args],
    folder,
    pattern: input.pattern?.line,
  };
  const read = await readAs(chooseFormat(tool, input, printed, ran), printed, ran, input);
  return conclude(read, ran, printed);
}

interface Ran {
  readonly line: string;
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

function conclude(read: Report, ran: Ran, { folder, commandLine }: Printed): Verified {
  const { line, exitCode } = ran;
  const findings: FoundProblem[] = read.findings.map((finding) => ({
    ...finding,
    ...(finding.file !== undefined && { file: fromFolder(folder, finding.file) }),
  }));
  const isBad = exitCode !== 0 || read.passed === false;
  if (isBad && !findings.some(({ severity }) => severity !== "minor")) {
    const how = exitCode === 0 ? "says that it failed" : `ended with exit code ${exitCode}`;
    const said = lastWords(ran);
    findings.push({
      severity: "major",
      message: `${line} ${how}${said === "" ? ", and printed nothing" : `: ${said}`}`,
    });
  }
  return {
    tool: read.tool ?? nameOf(commandLine),
    command: folder === "." ? line : `${line} (in ${folder})`,
    exitCode,
    checked: read.checked,
    findings,
    passed: !isBad,
  };
}

function chooseFormat(
  tool: { readonly fallback?: "exit-code" },
  { format }: CheckInput,
  printed: Printed,
  ran: Ran,
): Format {
  const named = format === "auto" ? detectFormat(printed.text) : formatNamed(format);
  const silent =
    ran.exitCode === 0 && printed.text.trim() === "" && compilerIn(printed) !== undefined;
  const chosen =
    named ??
    // Text may go to either stream; documents are where they were asked for.
    (detectFormat(printed.errors)?.name === "typescript" || silent
      ? formatNamed("typescript")
      : undefined) ??
    (tool.fallback === undefined ? undefined : formatNamed(tool.fallback));
  if (chosen !== undefined) return chosen;
  const what = printed.text.trim() === "" ? "gave no report" : "gave a report of no known format";
  throw failure(`${ran.line} ${what} (exit code ${ran.exitCode})`, ran, {
    help: `Let it print one of ${detectable()} (most test runners and linters have a reporter for it), or name \`format\`: \`pattern\` with a regular expression, or \`exit-code\` to go by that alone.`,
  });
}

function detectable(): string {
  return formats
    .filter(({ detect }) => detect !== undefined)
    .map(({ name }) => name)
    .join(", ");
}

async function readAs(
  format: Format,
  printed: Printed,
  ran: Ran,
  { report }: CheckInput,
): Promise<Report> {
  try {
    return await format.read(printed);
  } catch (error) {
    if (!(error instanceof UnreadableReport)) throw error;
    const where = report === undefined ? "What it printed" : report;
    throw failure(
      `${ran.line} (exit code ${ran.exitCode}) has no result that can be read as ${format.name}. ${where} ${error.message}`,
      ran,
      {
        help: "Run it by hand to see why, and compare `format`, `args` and `report` (docs/verification.md).",
      },
    );
  }
}

/** @throws ToolError when it is not there, not of this run, or too large */
async function readReport(
  report: string,
  before: string | undefined,
  ran: Ran,
  context: ToolContext,
): Promise<string> {
  const path = context.resolve(report);
  const found = await stat(path).catch(() => undefined);
  const help =
    "Compare `report` with where the program says that it writes; paths are relative to the workspace.";
  if (found === undefined || !found.isFile()) {
    throw failure(`${ran.line} (exit code ${ran.exitCode}) has written no ${report}`, ran, {
      help,
    });
  }
  if ((await stampOf(path)) === before) {
    throw failure(
      `${ran.line} (exit code ${ran.exitCode}) has not written ${report}: the file that is there is an older one`,
      ran,
      { help },
    );
  }
  if (found.size > MAX_REPORT_BYTES) {
    throw failure(
      `${report} has ${found.size} bytes, and more than ${MAX_REPORT_BYTES} are not read`,
      ran,
      {
        help: "Check a part of the files at a time.",
      },
    );
  }
  return readFile(path, "utf8");
}

/** What changes when a file is written. */
async function stampOf(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found && `${found.ino}:${found.mtimeNs}:${found.ctimeNs}:${found.size}`;
}

function noCommand(name: string): ToolError {
  return new ToolError(`No command is known for checks.${name}`, {
    help: `Name it in orchc.config.yaml (\`checks: { ${name}: { command: npm, args: [...] } }\`), or in the plan as \`command\` and \`args\`, and build again.`,
  });
}

function failure(message: string, ran: Ran, options: { readonly help: string }): ToolError {
  const said = lastWords(ran);
  return new ToolError(`${message}.`, {
    help: `${said === "" ? "It printed nothing." : `It printed: ${said}`} ${options.help}`,
    kind: "bad-data",
  });
}

function lastWords({ stdout, stderr }: Ran): string {
  const said = plain(stderr).trim() || plain(stdout).trim();
  return said.length > QUOTED_CHARACTERS ? `…${said.slice(-QUOTED_CHARACTERS)}` : said;
}

function plain(text: string): string {
  return stripVTControlCharacters(text.replace(/^\uFEFF/, ""));
}

function fromFolder(folder: string, file: string): string {
  return folder === "." || isAbsolute(file) || URL.canParse(file) ? file : join(folder, file);
}

/** `npx --yes vitest` is vitest, `node bin/lint.js` is lint, `node --test` is node itself. */
function nameOf([program = "the program", ...args]: readonly string[]): string {
  const started = /^(?:npx|pnpx|bunx)$/.test(basename(program))
    ? args.find((arg) => !arg.startsWith("-"))
    : /^(?:node|bun|deno|python3?)$/.test(basename(program)) && args[0]?.startsWith("-") === false
      ? args[0]
      : undefined;
  return basename(started ?? program).replace(/\.[cm]?js$/, "");
}
