/** `orchc tools --refresh`: asks MCP servers what they list, and says what has changed and which builds that affects. */
import {
  asWarning,
  hasErrors,
  mcpServerUnknown,
  OrchcError,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import { oneLine } from "../../contract/unseen.ts";
import { exitStatus } from "../../contract/exit-status.ts";
import type { Refreshed } from "../../mcp/index.ts";
import type { Outcome } from "../command.ts";
import { cancellable } from "../interrupts.ts";
import { firstNames } from "../render/first-names.ts";
import type { Session } from "../session.ts";
import { affectedBuilds } from "./affected-builds.ts";

export async function refreshServers(name: string | undefined, session: Session): Promise<Outcome> {
  const { workspace, catalog: open } = await session.project();
  const configured = Object.keys(workspace.config.mcpServers);
  if (configured.length === 0)
    throw new OrchcError(mcpServerUnknown({ server: name ?? "", configured }));
  const { refreshServer } = await import("../../mcp/index.ts");
  const refreshed: Refreshed[] = [];
  const problems: Diagnostic[] = [];
  await cancellable(
    async (signal) => {
      for (const server of name === undefined ? configured : [name]) {
        session.note(`Asking the MCP server ${server}`);
        try {
          const one = await refreshServer(server, { workspace, env: session.env, signal });
          refreshed.push(one);
          problems.push(...one.diagnostics);
        } catch (error) {
          if (!(error instanceof OrchcError)) throw error;
          problems.push(...error.diagnostics);
        }
      }
    },
    () => session.note("Stopping"),
    () => false,
  );
  const affected = await affectedBuilds(
    session,
    refreshed.map(({ server }) => server),
  );
  // What was written is an agent now, or says here why not: its name may be that of a built-in one.
  const { broken } = refreshed.length === 0 ? { broken: undefined } : await open();
  const unusable = refreshed.flatMap(({ server }) => broken?.get(server) ?? []);
  problems.push(...unusable.map(asWarning));
  const text = [
    ...refreshed.map((one) => textOf(one)),
    ...(affected.length === 0
      ? []
      : [`Builds that this affects: ${affected.join(", ")}. What it means for them: orchc drift`]),
  ];
  return {
    ...(!hasErrors(problems) && { status: exitStatus.done }),
    text: text.join("\n\n"),
    json: { servers: refreshed, affected },
    diagnostics: problems,
  };
}

function textOf(one: Refreshed): string {
  const { server, says, tools, isNew, added, removed, changed, reworded, unchanged } = one;
  const named = oneLine(`${says.name} ${says.version}`);
  const head = `${server} (${named}): ${tools} ${tools === 1 ? "tool" : "tools"}`;
  const lines = isNew
    ? [`  listed  ${firstNames(added)}`]
    : [
        ["added", added],
        ["removed", removed],
        ["changed", changed],
        ["reworded", reworded],
      ].flatMap(([word, list]) =>
        list?.length === 0 ? [] : [`  ${String(word)}  ${firstNames(list as readonly string[])}`],
      );
  const same = !isNew && lines.length === 0 ? ["  nothing has changed"] : [];
  const rest = !isNew && lines.length > 0 ? [`  unchanged  ${unchanged}`] : [];
  return [head, ...lines, ...same, ...rest].join("\n");
}
