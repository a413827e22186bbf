import { defineDiagnostic } from "../diagnostic.ts";

export const checkNotConfigured = defineDiagnostic<{
  /** Full name. */
  readonly tool: string;
  /** Of the configuration: `checks.tests`. */
  readonly part: string;
  /** `shell.commands`. */
  readonly listed: readonly string[];
}>({
  code: "ORC8031",
  title: "No command to check with",
  severity: "error",
  message: ({ tool, part }) =>
    `${tool} has no command to run: neither the plan nor ${part} in orchc.config.yaml names one.`,
  help: ({ part, listed }) => {
    const [section, name] = part.split(".");
    const example = listed[0] ?? "npx";
    const list = listed.length === 0 ? ` and list it, shell: { commands: [${example}] }` : "";
    return `Name it in orchc.config.yaml, for example ${section}: { ${name}: { command: ${example}, args: [...] } }${list}; or in a plan file as command and args.`;
  },
  explanation: `
Checks run the programs of the workspace: its test runner, its linter, its type checker. Nobody guesses which these are.
The configuration says it once, for every plan:

\`\`\`yaml
shell:
  commands: [npx]
checks:
  tests: { command: npx, args: [vitest, run, --reporter=json], report: .vitest/json/output.json }
  lint: { command: npx, args: [oxlint, --format=json] }
  types: { command: npx, args: [tsc, --noEmit] }
\`\`\`

What it says is written into the plan, so that a reviewer sees the command, and a build keeps it. A plan may name another
\`command\` with its \`args\`: then nothing of the configuration is used. Which programs may be started at all stands in
\`shell.commands\`. See docs/verification.md.
`,
});
