import { hasErrors, OrchcError, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { loadDrift, readPlan, type Drift } from "../../compiler/index.ts";
import { detailedExitStatus } from "../../contract/exit-status.ts";
import { buildPositional } from "../build-name.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { listBuilds } from "../complete.ts";
import { detailedExitcodeFlag } from "../global-flags.ts";
import { namesOf } from "../named-builds.ts";
import { driftMarkdown, renderDrift } from "../render/drift.ts";

export const command = defineCommand({
  positionals: buildPositional,
  flags: {
    all: { type: "boolean", describe: "every plan in generated/; the default without a name" },
    markdown: { type: "boolean", describe: "as Markdown, for a comment on a pull request" },
    ...detailedExitcodeFlag,
  },
  examples: [
    ["orchc drift", "what an update of tools, packages, data or orchc means for all builds"],
    ["orchc drift --detailed-exitcode", "for CI: exit status 2 when something has changed"],
  ],
  complete: listBuilds,
  async run(args, session): Promise<Outcome> {
    const { name, all, markdown = false, detailedExitcode = false } = args;
    const { workspace, catalog: open } = await session.project();
    const which = { name, all: all ?? name === undefined };
    const names = await namesOf(which, workspace, session.cwd, "orchc drift [name]");
    const catalog = await open();
    const { findDrift } = await loadDrift();
    const drifts: Drift[] = [];
    const failed: Diagnostic[] = [];
    for (const each of names) {
      try {
        const plan = await readPlan(workspace, each);
        drifts.push(await findDrift({ plan, workspace, catalog }));
      } catch (error) {
        if (!(error instanceof OrchcError)) throw error;
        failed.push(...error.diagnostics);
      }
    }
    const hasChanged = drifts.some(({ changes }) => changes.length > 0);
    const found = detailedExitStatus[hasChanged ? "differs" : "equal"];
    return {
      ...(!hasErrors(failed) && { status: detailedExitcode ? found : detailedExitStatus.equal }),
      text: markdown ? driftMarkdown(drifts) : renderDrift(drifts, session.out),
      json: { drift: drifts },
      diagnostics: failed,
    };
  },
});
