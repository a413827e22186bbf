import { findingCategories, severities } from "../../contract/finding.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { sarifOf } from "../findings/sarif.ts";
import { listRuns, runNamed, withHistory } from "../history.ts";
import { renderFindings } from "../render/findings.ts";
import { compareFindings } from "../../runtime/index.ts";

export const command = defineCommand({
  positionals: {
    run: { type: "string", default: "last", describe: "a run id, the beginning of one, or last" },
  },
  flags: {
    new: { type: "boolean", describe: "only those that the run before did not have" },
    since: {
      type: "string",
      requiresArg: true,
      describe: "the run to compare with; default: the latest earlier one that made the same check",
    },
    severity: { choices: severities, describe: "only those of this severity" },
    category: { choices: findingCategories, describe: "only those of this category" },
    sarif: {
      type: "boolean",
      describe: "as SARIF 2.1.0, for code hosts and editors",
      conflicts: ["json"],
    },
  },
  examples: [
    ["orchc findings", "what the checks of the last run have found, the new ones first"],
    ["orchc findings last --new --severity major", "what is new and grave"],
    ["orchc findings last --sarif > findings.sarif", "for tools that read SARIF"],
  ],
  complete: listRuns,
  async run(
    { run, new: onlyNew = false, since, severity, category, sarif = false },
    session,
  ): Promise<Outcome> {
    return withHistory(await session.workspace(), async (store) => {
      const { id } = await runNamed(store, run);
      const base = since === undefined ? undefined : (await runNamed(store, since)).id;
      const compared = await compareFindings(store, id, base);
      const isAsked = (finding: (typeof compared.findings)[number]): boolean =>
        (!onlyNew || finding.state !== "known") &&
        (severity === undefined || finding.severity === severity) &&
        (category === undefined || finding.category === category);
      const shown = {
        ...compared,
        findings: compared.findings.filter(isAsked),
        // What has gone is not new.
        resolved: onlyNew
          ? []
          : compared.resolved.filter((one) => isAsked({ ...one, task: "", state: "new" })),
      };
      const json = { run: id, ...shown };
      if (sarif) return { text: JSON.stringify(sarifOf(shown), null, 2), json };
      return { text: renderFindings(shown, compared, id, session.out), json };
    });
  },
});
