import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import { approveBuild } from "../approval/approve-build.ts";
import { buildName, buildPositional } from "../build-name.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { listBuilds } from "../complete.ts";
import { renderApproved } from "../render/approved.ts";

export const command = defineCommand({
  positionals: buildPositional,
  flags: {
    by: {
      type: "string",
      requiresArg: true,
      describe: "who approves; default: user.name of git, else the user of the machine",
    },
  },
  examples: [["orchc approve sales", "write generated/sales/approval.json, to be committed"]],
  complete: listBuilds,
  async run({ name: written, by }, session): Promise<Outcome> {
    const usage = "orchc approve NAME";
    if (written === undefined) {
      throw new OrchcError(wrongUsage({ reason: "The name of a build is missing.", usage }));
    }
    if (by?.trim() === "") throw new OrchcError(wrongUsage({ reason: "--by is empty.", usage }));
    const project = await session.project();
    const name = buildName(written, project.workspace, session.cwd);
    const { diagnostics, ...approved } = await approveBuild(name, by, project);
    return {
      text: renderApproved(name, approved, session),
      json: { name, ...approved },
      diagnostics,
    };
  },
});
