import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import { commandModel } from "../command-model.ts";
import { defineCommand } from "../command.ts";
import { listBuilds } from "../complete.ts";
import { execBuild } from "../exec-build.ts";
import { execFlags, execSettings } from "../exec-flags.ts";
import { givenParams } from "../given-params.ts";
import { buildName, buildPositional } from "../build-name.ts";
import { runToResume } from "../run-to-resume.ts";
import { paramFlag } from "../source-flags.ts";

export const command = defineCommand({
  positionals: buildPositional,
  flags: {
    ...paramFlag,
    ...execFlags,
    "allow-stale": {
      type: "boolean",
      describe: "run a build whose query file or plan has changed since it was built",
    },
    digest: {
      type: "string",
      requiresArg: true,
      describe: "run the build only if its manifest has this digest: what was reviewed",
    },
    run: { type: "string", requiresArg: true, describe: "the id of the run; default: a new one" },
    resume: {
      type: "string",
      conflicts: ["run", "record", "replay"],
      describe: "go on with this run, or the last that has not succeeded: what succeeded is kept",
    },
  },
  examples: [
    ["orchc exec sales --param file=data/sales.csv", "run generated/sales, a parameter given"],
  ],
  complete: listBuilds,
  async run(args, session) {
    if (args.name === undefined) {
      const reason = "The name of a build is missing.";
      throw new OrchcError(wrongUsage({ reason, usage: "orchc exec NAME" }));
    }
    const params = givenParams(args.param);
    const workspace = await session.workspace(execSettings(args));
    const name = buildName(args.name, workspace, session.cwd);
    const { resume: written, ...rest } = args;
    const resumed = written === undefined ? undefined : await runToResume(name, written, workspace);
    const resume = resumed && { run: resumed.id };
    return execBuild(
      name,
      params,
      { ...rest, resume },
      workspace,
      commandModel(workspace, session, args),
      session,
    );
  },
});
