import { defineDiagnostic } from "../diagnostic.ts";

const MISSING = {
  files: { name: "open files", raise: "the number of open files (ulimit -n)" },
  processes: { name: "processes", raise: "the number of processes (ulimit -u)" },
  memory: { name: "memory", raise: "the memory of the machine or its container" },
} as const;

export const oneAtATime = defineDiagnostic<
  | { readonly what: keyof typeof MISSING; readonly code: string }
  | { readonly what: "heap"; readonly unit: string }
>({
  code: "ORC4350",
  title: "From now on one task at a time",
  severity: "note",
  message: (facts) =>
    facts.what === "heap"
      ? `Memory ran out in the process of ${facts.unit}, in which several tasks ran at once. From now on they run one at a time.`
      : `There was no room for another process beside those that ran: the system had no more ${MISSING[facts.what].name} (${facts.code}). From now on one task runs at a time.`,
  help: (facts) =>
    facts.what === "heap"
      ? "Nothing is lost but time. To keep them side by side, raise limits.memoryMiB, or give a loop fewer items side by side (concurrency)."
      : `Nothing is lost but time. To keep them side by side, raise ${MISSING[facts.what].raise}, or set limits.maxParallel to as many as there is room for.`,
  explanation: `
Tasks run side by side as long as the system has room for their processes. When it has not, what found no room is not
failed: it begins once the others have ended, and from then on one task runs at a time. What finds no room even alone
has failed. With \`limits.fallbackToSequential: false\` tasks fail at once, and are tried again as their \`retry\` says.
`,
});
