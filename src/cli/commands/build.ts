import { defineCommand, type Outcome } from "../command.ts";
import { listBuilds } from "../complete.ts";
import { buildAll } from "../build-all.ts";
import { buildPositional } from "../build-name.ts";
import { namesOf } from "../named-builds.ts";

export const command = defineCommand({
  positionals: buildPositional,
  flags: {
    all: { type: "boolean", describe: "every plan in generated/" },
    check: {
      type: "boolean",
      describe: "write nothing; compare existing files with the plan, and report differences",
    },
  },
  examples: [
    ["orchc build sales", "write the scripts of generated/sales/plan.json"],
    ["orchc build --all", "every plan in generated/"],
    ["orchc build --all --check", "for CI: exit status 4 when a build differs from its plan"],
  ],
  complete: listBuilds,
  async run({ name, all, check = false }, session): Promise<Outcome> {
    const project = await session.project();
    const names = await namesOf(
      { name, all },
      project.workspace,
      session.cwd,
      "orchc build [name]",
    );
    return buildAll(names, check ? "check" : "write", project, session);
  },
});
