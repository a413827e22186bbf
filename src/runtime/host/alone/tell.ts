/** What a script that runs alone says on the terminal. */
import { relative } from "node:path";
import { gateCommands } from "../../../contract/gate-commands.ts";
import type { Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { RunEvent } from "../../../contract/events.ts";
import { verificationInWords } from "../../../contract/finding.ts";
import type { AloneResult } from "./run-alone.ts";

export function lineOf(event: RunEvent): string | undefined {
  switch (event.type) {
    case "run.started":
      return `run ${event.run} of ${event.facts.name}`;
    case "run.adapted":
      return `run ${event.run} does otherwise than ${event.adapted.name}: ${event.adapted.changes.map(({ text }) => text).join("; ")}`;
    case "run.resumed":
      return `run ${event.run} is resumed`;
    case "tasks.added":
      return `${event.tasks.map(({ id }) => id).join(", ")} added`;
    case "task.started":
      return `${event.task} started${event.attempt === 1 ? "" : ` (attempt ${event.attempt})`}`;
    case "task.succeeded":
      return `${event.task} succeeded in ${Math.round(event.ms)} ms`;
    case "task.reused":
      return `${event.task} has its output from run ${event.from.run}`;
    case "task.retrying":
      return `${event.task} failed: ${event.error.message} Another try follows.`;
    case "task.failed": {
      const { message, help, code } = event.error;
      return `${event.task} failed: ${message} (${code})${help === undefined ? "" : `\n  help: ${help}`}`;
    }
    case "task.skipped":
      return `${event.task} skipped: ${event.reason}`;
    case "task.cancelled":
      return `${event.task} cancelled`;
    case "task.verified":
      return `${event.task} verified: ${verificationInWords(event.verification)}`;
    case "gate.waiting":
      return `${event.task} waits for a person: ${event.gate.question}`;
    case "gate.decided":
      return `${event.task} ${event.decision}${event.by === null ? "" : ` by ${event.by}`}`;
    case "task.log":
      return `${event.task} | ${event.line}`;
    case "task.progress":
      return undefined;
    case "run.note":
      return event.diagnostic.message;
    case "run.finished":
      return `run ${event.run}: ${event.status}`;
  }
}

/** Where the outputs are, and what the run still needs. */
export function summaryOf({ workspace, manifest, unit, run, tasks, gates }: AloneResult): string {
  const database = relative(process.cwd(), workspace.paths.database);
  const own = tasks.filter((task) => task.unit === unit.id && task.status === "success");
  const outputs = own.map(({ id, outputFile }) => {
    return `${id}: ${outputFile ?? `table task_outputs in ${database}`}`;
  });
  const left = manifest.units.filter(({ id }) =>
    tasks.some((task) => task.unit === id && ["pending", "waiting"].includes(task.status)),
  );
  // As this one was started: what its modules need of Node (`--import tsx`), those of the others may need too.
  const node = ["node", ...process.execArgv].join(" ");
  const next = left.map(
    ({ file }) => `  ${node} ${fileIn(workspace, manifest.name, file)} --run ${run}`,
  );
  const decisions = gates.flatMap((gate) => {
    const { approve, reject } = gateCommands(gate);
    return [`  ${gate.task}: ${gate.question}`, `    ${approve}`, `    ${reject}`];
  });
  return [
    ...(outputs.length === 0 ? [] : ["Outputs:", ...outputs.map((line) => `  ${line}`)]),
    ...(decisions.length === 0 ? [] : ["Somebody has to decide:", ...decisions]),
    ...(next.length === 0 ? [] : ["The run still needs:", ...next]),
  ].join("\n");
}

function fileIn({ paths }: AloneResult["workspace"], name: string, file: string): string {
  return relative(process.cwd(), `${paths.generated}/${name}/${file}`);
}

export function textOf({ code, severity, message, help }: Diagnostic): string {
  return `${severity} ${code} ${message}${help === undefined ? "" : `\n  help: ${help}`}`;
}
