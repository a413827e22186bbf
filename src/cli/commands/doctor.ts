import { resolve } from "node:path";
import { OrchcError } from "../../contract/diagnostics/index.ts";
import { findRoot } from "../../workspace/index.ts";
import { defineCommand, type Outcome } from "../command.ts";
import type { Check, CheckContext, Finding, Verdict } from "../doctor/check.ts";
import { duckdb, git, node, orchcItself, sandbox, sqlite, typeCheck } from "../doctor/machine.ts";
import { model } from "../doctor/model.ts";
import { providers } from "../doctor/providers.ts";
import { rebuildTables } from "../doctor/rebuild-tables.ts";
import { agents, configuration, history, resolution, writing } from "../doctor/workspace.ts";
import { exitStatus } from "../../contract/exit-status.ts";
import { count } from "../render/amounts.ts";
import { hang } from "../render/text.ts";
import type { Style } from "../screen.ts";
import type { Session } from "../session.ts";

/** Ordered from what everything depends on to what only some queries need. */
const checks: readonly Check[] = [
  orchcItself,
  node,
  configuration,
  resolution,
  agents,
  writing,
  history,
  sandbox,
  sqlite,
  duckdb,
  typeCheck,
  git,
  model,
  providers,
];

type Named = Finding & { readonly name: string };

export const command = defineCommand({
  flags: {
    rebuild: {
      type: "boolean",
      describe: "make the tables of the history again from its journal, instead of checking",
    },
  },
  examples: [
    ["orchc doctor", "the first step when something does not work"],
    ["orchc doctor --rebuild", "after rows of the history were deleted or altered by hand"],
  ],
  async run({ rebuild }, session): Promise<Outcome> {
    if (rebuild === true) return rebuildTables(await session.workspace());
    const context = await contextOf(session);
    const findings: Named[] = [];
    for (const check of checks)
      findings.push({ name: check.name, ...(await look(check, context)) });
    const problems = findings.filter(({ verdict }) => verdict === "problem").length;
    return {
      status: problems === 0 ? exitStatus.done : exitStatus.needsCorrecting,
      text: findings.map((finding) => render(finding, session.out)).join("\n"),
      footer: problems === 0 ? "No problems found." : `${count(problems, "problem")} to fix.`,
      json: { findings },
    };
  },
});

async function contextOf(session: Session): Promise<CheckContext> {
  const { cwd, flags } = session;
  const root = flags.workspace === undefined ? findRoot(cwd) : resolve(cwd, flags.workspace);
  const workspace = await session.workspace().catch(() => undefined);
  return { session, root, ...(workspace !== undefined && { workspace }) };
}

async function look({ look: find }: Check, context: CheckContext): Promise<Finding> {
  try {
    return await find(context);
  } catch (error) {
    const problems = error instanceof OrchcError ? error.diagnostics : [];
    const unexpected = error instanceof Error ? error.message : String(error);
    return {
      verdict: "problem",
      found: problems.map(({ message }) => message).join(" ") || unexpected,
      fix: problems[0]?.help ?? "Install orchc again: npm ci, or npm install orchc.",
    };
  }
}

function render({ name, verdict, found, fix, details = [] }: Named, style: Style): string {
  const { colors, columns } = style;
  const mark: Record<Verdict, string> = {
    ok: colors.green("✓"),
    warning: colors.yellow("!"),
    problem: colors.red("✗"),
  };
  return [
    hang(`${mark[verdict]} ${colors.bold(name.padEnd(18))}  `, found, columns),
    ...details.map((line) => colors.dim(hang(" ".repeat(22), line, columns))),
    ...(fix === undefined ? [] : [hang(`${" ".repeat(22)}${colors.cyan("fix:")} `, fix, columns)]),
  ].join("\n");
}
