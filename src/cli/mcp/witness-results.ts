/** `orchc tools --witness`: takes the type of a tool's results from what was seen of them. */
import {
  mcpWitnessWidened,
  OrchcError,
  wrongUsage,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { JsonObject } from "../../contract/json.ts";
import { exitStatus } from "../../contract/exit-status.ts";
import type { Outcome } from "../command.ts";
import type { Session } from "../session.ts";
import { affectedBuilds } from "./affected-builds.ts";

export interface WitnessFlags {
  /** JSON. */
  readonly args: string | undefined;
  readonly yes: boolean;
}

export async function witnessResults(
  name: string,
  { args, yes }: WitnessFlags,
  session: Session,
): Promise<Outcome> {
  const { workspace } = await session.project();
  const { witnessTool } = await import("../../mcp/index.ts");
  const input = args === undefined ? undefined : inputIn(args);
  const witnessed = await witnessTool({ name, input, mayChange: yes, workspace, env: session.env });
  const { outcome, server, schema } = witnessed;
  const builds = outcome === "same" ? [] : await affectedBuilds(session, [server]);
  const diagnostics: Diagnostic[] =
    outcome === "widened" ? [mcpWitnessWidened({ tool: name, builds })] : [];
  const said = {
    new: "has a type now, inferred from what was seen",
    widened: "has a wider type now",
    same: "gave what its type says already",
  }[outcome];
  return {
    status: exitStatus.done,
    text: `${name} ${said}: mcp/${server}/witness/${name.slice(server.length + 1)}.json`,
    json: { tool: name, outcome, schema, affected: builds },
    diagnostics,
  };
}

function inputIn(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as JsonObject;
  } catch {
    // Told below.
  }
  const reason = "--args has to be an object in JSON.";
  const usage = `orchc tools --witness SERVER.TOOL --args '{"path":"notes.md"}'`;
  throw new OrchcError(wrongUsage({ reason, usage }));
}
