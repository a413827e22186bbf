import { buildAll } from "../build-all.ts";
import { defineCommand } from "../command.ts";
import { listBuilds } from "../complete.ts";
import { buildPositional } from "../build-name.ts";
import { namesOf } from "../named-builds.ts";

export const command = defineCommand({
  positionals: buildPositional,
  flags: {
    all: { type: "boolean", describe: "every plan in generated/; the default without a name" },
  },
  examples: [["orchc verify", "exit status 4 when a build differs from its plan"]],
  complete: listBuilds,
  async run({ name, all }, session) {
    const project = await session.project();
    const which = { name, all: all ?? name === undefined };
    const names = await namesOf(which, project.workspace, session.cwd, "orchc verify [name]");
    return buildAll(names, "check", project, session);
  },
});
