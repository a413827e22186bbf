/** One command line, from its words to its exit status. */
import { inspect } from "node:util";
import { OrchcError, unexpectedFailure, type Diagnostic } from "../contract/diagnostics/index.ts";
import { watchOutput } from "../contract/watch-output.ts";
import type { Outcome } from "./command.ts";
import { completionsFor, COMPLETION_REQUEST } from "./completions.ts";
import { detailedExitStatus, statusOf, type ExitStatus } from "../contract/exit-status.ts";
import type { GlobalFlags } from "./global-flags.ts";
import { parseWords } from "./parse-words.ts";
import { renderDiagnostics, shownProblems } from "./render/diagnostics.ts";
import { openSession, type Session } from "./session.ts";

export async function runCli(words: readonly string[]): Promise<ExitStatus> {
  const session = openSession(words);
  watchOutput((problem) => report({ text: "", json: {}, diagnostics: [problem] }, session));
  // what is thrown where nobody waits for it, in a timer for instance, is told like everything else
  process.once("uncaughtException", (error) => process.exit(reportFailure(error, session)));
  try {
    return report(await carryOut(words, session), session);
  } catch (error) {
    return reportFailure(error, session);
  }
}

function reportFailure(error: unknown, session: Session): ExitStatus {
  if (session.env["ORCHC_DEBUG"] !== undefined) session.err.write(`${inspect(error)}\n`);
  return report({ text: "", json: {}, diagnostics: diagnosticsOf(error) }, session);
}

async function carryOut(words: readonly string[], session: Session): Promise<Outcome> {
  if (words[0] === COMPLETION_REQUEST) {
    const candidates = await completionsFor(words.slice(1), session);
    return { text: candidates.join("\n"), json: { candidates } };
  }
  const parsed = await parseWords(words);
  return parsed.is === "text"
    ? { text: parsed.text, json: { text: parsed.text } }
    : parsed.command.run(parsed.args, session);
}

function diagnosticsOf(error: unknown): readonly Diagnostic[] {
  if (error instanceof OrchcError) return error.diagnostics;
  return [unexpectedFailure({ reason: error instanceof Error ? error.message : String(error) })];
}

function report(outcome: Outcome, session: Session): ExitStatus {
  const { flags, cwd, out, err } = session;
  const { text, footer, json, source, status = statusFor(outcome, flags) } = outcome;
  const diagnostics = session.untold(outcome.diagnostics ?? []);
  if (flags.json) {
    const document = { exitStatus: status, diagnostics, ...json };
    out.write(`${JSON.stringify(document, null, 2)}\n`);
    return status;
  }
  if (text !== "") out.write(text.endsWith("\n") ? text : `${text}\n`);
  if (footer !== undefined && !flags.quiet) err.write(`\n${footer}\n`);
  const shown = shownProblems(diagnostics, flags);
  if (shown.length > 0) {
    // on one screen, what was found and what is wrong with it are apart
    const isBelow = text !== "" || (footer !== undefined && !flags.quiet);
    if (isBelow && out.isTerminal && err.isTerminal) err.write("\n");
    err.write(`${renderDiagnostics(shown, { cwd, source, style: err })}\n`);
  }
  return status;
}

/** What has to be corrected is 2, unless that says that something differs. */
function statusFor({ diagnostics = [] }: Outcome, { detailedExitcode }: GlobalFlags): ExitStatus {
  const status = statusOf(diagnostics);
  const isTaken = detailedExitcode && status === detailedExitStatus.differs;
  return isTaken ? detailedExitStatus.failed : status;
}
