import { existsSync } from "node:fs";
import { join } from "node:path";
import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import { buildName } from "../build-name.ts";
import type { Outcome } from "../command.ts";
import { renderApproved } from "../render/approved.ts";
import type { Session } from "../session.ts";
import { approveBuild } from "./approve-build.ts";

export interface ApproveFlags {
  readonly by?: string | undefined;
  readonly value?: string | undefined;
  readonly reason?: string | undefined;
}

/** `orchc approve NAME`. Flags that say something of a gate are refused: a run was meant, and its task forgotten. */
export async function approveNamed(
  written: string,
  { by, value, reason }: ApproveFlags,
  session: Session,
): Promise<Outcome> {
  const wrong = (why: string): OrchcError =>
    new OrchcError(
      wrongUsage({ reason: why, usage: "orchc approve NAME, or orchc approve RUN TASK" }),
    );
  if (value !== undefined || reason !== undefined) {
    throw wrong(
      `${value === undefined ? "--reason" : "--value"} goes with a gate, and its task is missing.`,
    );
  }
  if (by?.trim() === "") throw wrong("--by is empty.");
  const project = await session.project();
  const { workspace } = project;
  const name = buildName(written, workspace, session.cwd);
  if (!existsSync(join(workspace.paths.generated, name))) {
    throw wrong(`There is no build ${name}; and if that is a run, the gate is missing.`);
  }
  const { diagnostics, ...approved } = await approveBuild(name, by, project);
  return {
    text: renderApproved(name, approved, session),
    json: { name, ...approved },
    diagnostics,
  };
}
