import { defineDiagnostic } from "../diagnostic.ts";

export const untrustedData = defineDiagnostic<{
  readonly task: string;
  readonly tool: string;
  /** `args.url`. */
  readonly at: string;
  /** What the argument decides. */
  readonly sink: "command" | "path" | "address" | "destructive";
  readonly source: { readonly task: string; readonly tool: string };
  /** `t1.url → args.url of t2 (web.page)`, from the source to the argument. */
  readonly steps: readonly string[];
  /** What the argument is given: `t1.url`. */
  readonly reads: string;
  /** A gate before the task that does not count, and why: it does not show the value where no reason is there. */
  readonly gate: { readonly id: string; readonly why: string | undefined } | undefined;
}>({
  code: "ORC2080",
  title: "Untrusted data decides what is done",
  severity: "error",
  message: ({ task, tool, at, sink, source, steps }) => {
    const what = {
      command: "a command",
      path: "a path",
      address: "an address",
      destructive: "an argument of a destructive tool",
    };
    return `${at} of ${task} (${tool}) is ${what[sink]}, and comes from untrusted data of ${source.task} (${source.tool}): ${steps.join(", ")}.`;
  },
  help: ({ task, reads, gate }) => {
    const validator = `or pass it through a tool that declares validates: true`;
    if (gate === undefined) {
      return `Put a gate before ${task} that shows ${reads} to a person, ${validator} (docs/trust.md).`;
    }
    const way =
      gate.why === undefined
        ? `Let the gate ${gate.id} show ${reads}`
        : `Let the gate ${gate.id} wait for a person (${gate.why})`;
    return `${way}, ${validator} (docs/trust.md).`;
  },
  explanation: `
What pages, feeds, services and models say is data that somebody else wrote. Where a plan makes a command, a path, an
address, or an argument of a destructive tool of it, that somebody decides what is done: a title "../../.ssh/config"
becomes a path, a link becomes the next address that is asked.

The compiler follows untrusted data from the tools that mark it (\`untrusted\` in \`defineTool\`) through references,
texts, loops, branches, fallbacks, other plans and tools: what a tool makes of untrusted arguments is untrusted, too.
Numbers, \`true\` and \`false\`, one of known values, and dates with a checked form carry no words, and are left out.

Three ways lead out of it:

- a gate before the task that shows the value, so that a person has agreed to it;
- a tool between the two that declares \`validates: true\`: its author promises that what it gives is harmless whatever
  it is given, and that it fails otherwise;
- a value that cannot carry words: a number, or one of \`z.enum([...])\`.
`,
});
