import { writePlan } from "../../compiler/index.ts";
import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import { prettyJson } from "../../contract/json.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { listQueries } from "../complete.ts";
import { openProjectFor, originOf, planSource, readSourceOf } from "../make-plan.ts";
import { nothingPlanned } from "../nothing-planned.ts";
import { restoreVersion, showHistory } from "../plan-history.ts";
import { latelyFacts, latelyOf } from "../lately.ts";
import { relativeTo } from "../render/place.ts";
import { renderLabelled } from "../render/labelled.ts";
import { renderPlan } from "../render/plan.ts";
import { renderWhy, whyJson } from "../render/why.ts";
import { toldUsage, usageFacts } from "../render/usage.ts";
import { sourceFlags, sourcePositionals } from "../source-flags.ts";

export const command = defineCommand({
  positionals: sourcePositionals,
  flags: {
    ...sourceFlags,
    why: {
      type: "boolean",
      describe:
        "show which words became which tool, argument, column or condition, also of a query that is refused",
    },
    dump: {
      type: "string",
      array: true,
      requiresArg: true,
      describe: "print the plan after a pass, as after:PASS, instead of the tree",
    },
    history: {
      type: "string",
      requiresArg: true,
      describe: "plan nothing: list the versions of the plan of this name",
    },
    restore: {
      type: "string",
      requiresArg: true,
      describe:
        "plan nothing: make plan.json what it was, as NAME@VERSION of its history or NAME@REVISION of git",
    },
  },
  examples: [
    ['orchc plan "Total revenue by city in data/sales.csv"', "a query in words"],
    ['orchc plan "Average revenue by product in data/sales.csv" --why', "which words became what"],
    ["orchc plan sales --param file=data/sales.csv", "queries/sales.query.md"],
    ["orchc plan --history sales", "its versions, and how to go back to one"],
    ["orchc plan --restore sales@1", "make the first version the plan again"],
  ],
  complete: listQueries,
  async run(args, session): Promise<Outcome> {
    const { history, restore } = args;
    if (history !== undefined || restore !== undefined) {
      expectAlone(args);
      return restore === undefined ? showHistory(history ?? "", session) : restoreVersion(restore, session); // prettier-ignore
    }
    const wanted = (args.dump ?? []).map(passOf);
    const project = await openProjectFor(args, session);
    const source = await readSourceOf(args, project, session, true);
    const dumps = new Map<string, unknown>();
    const isAsked = args.why ?? false;
    const made = await planSource(source, args, project, session, {
      dump: (pass, plan) => dumps.set(pass, plan),
      why: isAsked,
    });
    const { diagnostics, planned, why } = made;
    if (wanted.length > 0) return dumped(wanted, dumps);
    const usage = project.usage();
    const reading = isAsked ? [renderWhy(source.query, why, session.out)] : [];
    const explained = why === undefined ? {} : { why: whyJson(source.query, why) };
    if (planned === undefined) {
      const told = toldUsage(usage, session.err);
      return {
        ...told,
        ...nothingPlanned(made, reading),
        json: { ...told.json, ...explained },
      };
    }

    const { plan, analysis, effects } = planned;
    const file = relativeTo(session.cwd, await writePlan(project.workspace, plan));
    const lately = await latelyOf(plan, project.workspace);
    return {
      text: [renderPlan(plan, analysis, effects, session.out), ...reading].join("\n\n"),
      footer: renderLabelled(
        [
          ...usageFacts(usage),
          ...latelyFacts(lately),
          ["Written", file],
          ["Next", `orchc build ${plan.name}`],
        ],
        session.err,
      ),
      json: { plan, analysis, effects, file, usage, lately, ...explained },
      diagnostics,
      source: originOf(source),
    };
  },
});

/** Nothing is planned with these, so that a query beside them would be lost. */
function expectAlone({ query = [], history, restore }: Versions): void {
  const flag = history === undefined ? "--restore" : "--history";
  if (query.length === 0 && (history === undefined || restore === undefined)) return;
  const reason =
    query.length === 0
      ? "Either --history is given or --restore, not both."
      : `${flag} plans nothing, and ${JSON.stringify(query.join(" "))} is not expected.`;
  throw new OrchcError(wrongUsage({ reason, usage: `orchc plan ${flag} NAME` }));
}

interface Versions {
  readonly query?: readonly string[] | undefined;
  readonly history?: string | undefined;
  readonly restore?: string | undefined;
}

function passOf(written: string): string {
  const [, pass] = /^after:(.+)$/.exec(written) ?? [];
  if (pass !== undefined) return pass;
  const reason = `--dump ${written} does not say after which pass.`;
  throw new OrchcError(wrongUsage({ reason, usage: "orchc plan QUERY --dump after:PASS" }));
}

function dumped(wanted: readonly string[], dumps: ReadonlyMap<string, unknown>): Outcome {
  const missing = wanted.filter((pass) => !dumps.has(pass));
  if (missing.length > 0) {
    const passes =
      dumps.size === 0 ? "none, planning ended before them" : [...dumps.keys()].join(", ");
    const reason = `No pass ${missing.join(", ")} was run. Passes that were: ${passes}.`;
    throw new OrchcError(wrongUsage({ reason, usage: "orchc plan QUERY --dump after:PASS" }));
  }
  return {
    text: wanted.map((pass) => prettyJson(dumps.get(pass))).join("\n"),
    json: { dumps: Object.fromEntries(wanted.map((pass) => [pass, dumps.get(pass)])) },
  };
}
