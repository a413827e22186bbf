import { build, locateWritten, writePlan } from "../../compiler/index.ts";
import { hasErrors, OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import { prettyJson } from "../../contract/json.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { budgetFlag, budgetSettings } from "../given-budget.ts";
import { listQueries } from "../complete.ts";
import { openProjectFor, originOf, planSource, readSourceOf, type MadePlan } from "../make-plan.ts";
import { nothingPlanned } from "../nothing-planned.ts";
import { restoreVersion, showHistory } from "../plan-history.ts";
import { latelyFacts, latelyOf } from "../lately.ts";
import { likeFacts, likeJson, likeQuery } from "../patterns/like-query.ts";
import { count } from "../render/amounts.ts";
import { relativeTo } from "../render/place.ts";
import { renderLabelled } from "../render/labelled.ts";
import { boundJson } from "../render/plan-figures.ts";
import { renderPlan } from "../render/plan.ts";
import { renderWhy, whyJson } from "../render/why.ts";
import { toldUsage, usageFacts } from "../render/usage.ts";
import type { Project } from "../../project.ts";
import type { Session } from "../session.ts";
import { sourceFlags, sourcePositionals } from "../source-flags.ts";

export const command = defineCommand({
  positionals: sourcePositionals,
  flags: {
    ...sourceFlags,
    ...budgetFlag,
    record: {
      type: "string",
      requiresArg: true,
      conflicts: "replay",
      describe: "a folder that gets the model's replies; of NAME.json, NAME.model beside it",
    },
    replay: {
      type: "string",
      requiresArg: true,
      describe: "a folder with recorded replies: plan from them, without asking a model",
    },
    check: {
      type: "boolean",
      describe: "write nothing: check the plan, the types of what flows in it included",
    },
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
    [
      'orchc plan "Total revenue by city in data/sales.csv" --planner both',
      "with and without a model: the better plan is taken",
    ],
    ["orchc plan sales --param file=data/sales.csv", "queries/sales.query.md"],
    ["orchc plan --history sales", "its versions, and how to go back to one"],
    ["orchc plan --restore sales@1", "make the first version the plan again"],
    [
      "orchc plan --check queries/revenue.plan.yaml",
      "for an editor and for CI: every mistake, with its place",
    ],
  ],
  complete: listQueries,
  async run(args, session): Promise<Outcome> {
    const { history, restore } = args;
    if (history !== undefined || restore !== undefined) {
      expectAlone(args);
      return restore === undefined
        ? showHistory(history ?? "", session)
        : restoreVersion(restore, session);
    }
    const wanted = (args.dump ?? []).map(passOf);
    const project = await openProjectFor(args, session, budgetSettings(args.budget));
    const source = await readSourceOf(args, project, session, true);
    const dumps = new Map<string, unknown>();
    const isAsked = (args.why ?? false) && source.plan === undefined;
    const made = await planSource(source, args, project, session, {
      dump: (pass, plan) => dumps.set(pass, plan),
      why: isAsked,
    });
    const { diagnostics, planned, why, compared } = made;
    if (wanted.length > 0) return dumped(wanted, dumps);
    if (args.check === true) return checked(made, project, session);
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

    const { plan, analysis, bound, exceeded, attributes, effects } = planned;
    const file = relativeTo(session.cwd, await writePlan(project.workspace, plan));
    const lately = await latelyOf(plan, project.workspace);
    const [like] = await likeQuery(source.query, project, plan);
    return {
      text: [renderPlan(planned, session.out), ...reading].join("\n\n"),
      footer: renderLabelled(
        [
          ...usageFacts(usage),
          ...latelyFacts(lately),
          ...likeFacts(like),
          ["Written", file],
          ["Next", `orchc build ${plan.name}`],
        ],
        session.err,
      ),
      json: {
        plan,
        analysis,
        bound: boundJson(bound),
        attributes: Object.fromEntries(attributes),
        effects,
        file,
        usage,
        lately,
        ...likeJson(like),
        ...(compared && { compared }),
        ...explained,
      },
      diagnostics: [...diagnostics, ...exceeded],
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

/** What a build would find as well: that what one task gives fits what the next one takes. */
async function checked(made: MadePlan, project: Project, session: Session): Promise<Outcome> {
  const { source, planned } = made;
  const nothing = { isValid: false, ...(source.file !== undefined && { file: source.file }) };
  if (planned === undefined) return { ...nothingPlanned(made), json: nothing };
  const { plan, analysis } = planned;
  const { workspace } = project;
  const catalog = await project.catalog();
  const built = await build({ plan, workspace, catalog, mode: "check" });
  const found = [...made.diagnostics, ...(await locateWritten(built.diagnostics, plan, workspace))];
  const what = source.file === undefined ? plan.name : relativeTo(session.cwd, source.file);
  const isValid = !hasErrors(found);
  const text = `${session.out.colors.green("✓")} ${what}: ${count(plan.tasks.length, "task")}, no problems found`;
  return {
    text: isValid ? text : "",
    json: { ...nothing, isValid, plan, analysis },
    diagnostics: found,
    source: originOf(source),
  };
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
