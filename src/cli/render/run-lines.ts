/** A run in plain lines, for pipes and logs: one an event, the task's id first. */
import { gateCommands } from "../../contract/gate-commands.ts";
import type { GateWaiting } from "../../contract/gates.ts";
import type { RunEvent } from "../../contract/events.ts";
import { verificationInWords } from "../../contract/finding.ts";
import { taskOf } from "../../contract/instance.ts";
import { OPTIONAL_TOOL } from "../../contract/regions/region-rows.ts";
import { count, duration, localTime } from "./amounts.ts";
import { saidOf } from "./decision.ts";
import { progressText } from "./progress-text.ts";
import { oneLine } from "./text.ts";

/** Longer words would push the rest out of line. */
const VERB = 9;

/** What is said of a task that starts. */
export interface NamedTask {
  readonly title: string;
  readonly tool: string;
}

export function lineOf(event: RunEvent, tasks: ReadonlyMap<string, NamedTask>): string {
  const line = (subject: string, verb: string, rest: string): string =>
    `${subject} ${verb.padEnd(VERB)} ${oneLine(rest)}`.trimEnd();
  switch (event.type) {
    case "run.started":
      return line(
        "run",
        "started",
        `${event.run}: ${event.facts.name}, ${count(event.tasks.filter(({ tool }) => tool !== OPTIONAL_TOOL).length, "task")}`,
      );
    case "run.adapted":
      return line(
        "run",
        "adapted",
        `otherwise than ${event.adapted.name}: ${event.adapted.changes.map(({ text }) => text).join("; ")}`,
      );
    case "run.resumed":
      return line("run", "resumed", `${event.run}: ${count(event.again.length, "task")} to do`);
    case "tasks.added":
      return line("run", "added", event.tasks.map(({ id }) => id).join(", "));
    case "task.started": {
      const { title = "", tool = "" } =
        tasks.get(event.task) ?? tasks.get(taskOf(event.task)) ?? {};
      const again = event.attempt > 1 ? `, try ${event.attempt}` : "";
      const used = `${tool}${again}`;
      return line(event.task, "started", used === "" ? title : `${title} (${used})`);
    }
    case "task.succeeded":
      return line(event.task, "done", `in ${duration(event.ms)}`);
    case "task.reused":
      return line(event.task, "reused", `from run ${event.from.run}, ${localTime(event.from.at)}`);
    case "task.retrying":
      return line(
        event.task,
        "retrying",
        `in ${duration(event.delayMs)}, after: ${event.error.message}`,
      );
    case "task.failed":
      return line(event.task, "failed", `${event.error.code} ${event.error.message}`);
    case "task.skipped":
      return line(event.task, "skipped", event.reason);
    case "task.cancelled":
      return line(event.task, "cancelled", "");
    case "task.verified":
      return line(event.task, "verified", verificationInWords(event.verification));
    case "gate.waiting":
      return line(event.task, "waits", `for a person: ${event.gate.question}${answerNow(event)}`);
    case "gate.decided":
      return line(event.task, event.decision, saidOf(event));
    case "task.log":
      return line(event.task, "says", event.line);
    case "task.progress":
      return line(event.task, "at", progressText(event));
    case "run.note":
      return line("run", "note", `${event.diagnostic.code} ${event.diagnostic.message}`);
    case "run.finished":
      return line("run", event.status, `in ${duration(event.ms)}`);
  }
}

/** A call that is kept open needs its answer before the run has ended and says what waits. */
function answerNow({ run, task, gate }: GateWaiting): string {
  if (gate.asked?.held === undefined) return "";
  const { approve, reject } = gateCommands({ ...gate, run, task, name: "" });
  return `; the call is kept open for the answer: ${approve}, or ${reject}`;
}
