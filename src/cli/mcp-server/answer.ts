/** From the outcome of a command to the answer of a call: the terminal's text and the document of `--json`, within a limit. */
import { exitStatus } from "../../contract/exit-status.ts";
import {
  confirmationNeeded,
  readingToConfirm,
  twoReadings,
} from "../../contract/diagnostics/index.ts";
import { written } from "../colors.ts";
import type { Outcome } from "../command.ts";
import { documentOf, type OutcomeDocument } from "../outcome-document.ts";
import { renderDiagnostics } from "../render/diagnostics.ts";
import type { Session } from "../session.ts";
import type { Answer } from "./messages.ts";
import type { Omitted } from "./output.ts";
import type { McpTool } from "./tool.ts";

/** Characters of the text, and of the document: more than a model reads at once (15,000 tokens), and clients cut it anywhere. */
export const LONGEST_RESULT = 60_000;

/** How to go on here, where the help of a code says it for the command line. */
const here: Readonly<Record<string, string>> = {
  [confirmationNeeded.code]:
    "Here: show the person what the tasks change, and once they have agreed call again with `yes: true`.",
  [twoReadings.code]: "Here: ask the person which reading is meant, and plan again with `reading`.",
  [readingToConfirm.code]:
    "Here: ask the person whether it is meant so, and plan again with `reading: [1]`.",
};

export function answerOf(tool: McpTool, outcome: Outcome, session: Session): Answer {
  const document = documentOf(outcome, session);
  const { diagnostics } = document;
  const { cwd, out: style } = session;
  const hints = [...new Set(diagnostics.flatMap(({ code }) => here[code] ?? []))];
  const parts = [
    outcome.text.trimEnd(),
    outcome.footer ?? "",
    diagnostics.length === 0
      ? ""
      : renderDiagnostics(diagnostics, { cwd, source: outcome.source, style }),
    hints.join("\n"),
  ];
  const text = written(parts.filter((part) => part !== "").join("\n\n"));
  const rest = whereRestIs(tool, document);
  return { is: "answer", text: cutText(text, rest), document: cutDocument(document, rest) };
}

/** Whether the tool failed, for a client: a run that waits for a person did what it could. */
export function isFailure({ exitStatus: status, diagnostics }: OutcomeDocument): boolean {
  if (status === exitStatus.done) return false;
  return status !== exitStatus.waiting || diagnostics.some(({ severity }) => severity === "error");
}

function whereRestIs({ name }: McpTool, { run }: OutcomeDocument): string {
  const id = typeof run === "string" ? run : undefined;
  switch (name) {
    case "exec":
    case "resume":
      return `call show with run ${id ?? "last"} and a task: it gives the output of that task`;
    case "show":
      return "call show with a task of the run; of a task whose own output is too large, orchc show RUN TASK --json in a terminal prints all of it";
    case "plan":
      return "the plan is in the file that is named; orchc plan --json in a terminal prints all of it";
    case "tools":
      return "call tools with the name of one agent, or of one tool";
    case "runs":
      return "call runs with a smaller limit";
    default:
      return `orchc ${name} --json in a terminal prints all of it`;
  }
}

function cutText(text: string, rest: string): string {
  if (text.length <= LONGEST_RESULT) return text;
  const end = text.lastIndexOf("\n", LONGEST_RESULT);
  const kept = text.slice(0, end > LONGEST_RESULT / 2 ? end : LONGEST_RESULT);
  return `${kept}\n\n[Cut: ${kept.length} of ${text.length} characters. For the rest, ${rest}.]`;
}

/** Without its largest members until it fits. A list is left out as a whole: half of one looks like all of it. */
function cutDocument(document: OutcomeDocument, how: string): Answer["document"] {
  const sizes = Object.entries(document)
    .filter(([name]) => name !== "exitStatus")
    .map(([name, value]) => ({ name, size: JSON.stringify(value ?? null).length }))
    .toSorted((a, b) => b.size - a.size);
  let size = sizes.reduce((sum, member) => sum + member.size, 0);
  const members: string[] = [];
  for (const member of sizes) {
    if (size <= LONGEST_RESULT) break;
    members.push(member.name);
    size -= member.size;
  }
  if (members.length === 0) return document;
  const kept = Object.entries(document).filter(([name]) => !members.includes(name));
  const omitted: Omitted = { members, how };
  const diagnostics = members.includes("diagnostics") ? [] : document.diagnostics;
  return { exitStatus: document.exitStatus, diagnostics, ...Object.fromEntries(kept), omitted };
}
