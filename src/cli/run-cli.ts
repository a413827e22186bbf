/** One command line, from its words to its exit status. */
import { inspect } from "node:util";
import { watchOutput } from "../contract/watch-output.ts";
import type { Outcome } from "./command.ts";
import { completionsFor, COMPLETION_REQUEST } from "./completions.ts";
import type { ExitStatus } from "../contract/exit-status.ts";
import { documentOf, outcomeOfError, statusFor } from "./outcome-document.ts";
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
  return report(outcomeOfError(error), session);
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

function report(outcome: Outcome, session: Session): ExitStatus {
  const { flags, cwd, out, err } = session;
  const { text, footer, source } = outcome;
  const status = statusFor(outcome, flags);
  if (flags.json) {
    out.write(`${JSON.stringify(documentOf(outcome, session), null, 2)}\n`);
    return status;
  }
  const diagnostics = session.untold(outcome.diagnostics ?? []);
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
