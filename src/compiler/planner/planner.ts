/**
 * What every planner offers, with or without a model: two stages.
 * Stage 1 sees the query and one line per agent. Stage 2 sees one path at a time, and only its agents' tools.
 */
import type { Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Pattern } from "../../contract/pattern.ts";
import type { Need, Param, Plan, Priority } from "../../contract/plan.ts";
import type { Args } from "../../contract/values.ts";
import type { AgentCard, ToolInfo } from "../../catalog/tool-info.ts";
import type { Explained, WordUse } from "./explained.ts";

/** A plan that ran well for a query like this one, without its values: an example of the form, and nothing to copy. */
export type PlanExample = Pick<Pattern, "words" | "tasks" | "runs" | "succeeded">;

export interface OutlineRequest {
  readonly query: string;
  readonly agents: readonly AgentCard[];
  readonly maxTasks: number;
  /** As for stage 2; for a planner that binds at once. */
  readonly parameterise?: boolean;
  /** Parameters that the source declares: the default of one may be the file that is asked about. */
  readonly params?: Readonly<Record<string, Param>>;
  /** Which reading is meant, from 1, of each question that can be read in several ways, in order. */
  readonly readings?: readonly number[] | undefined;
  /** The likest first; a planner may do without. */
  readonly examples?: readonly PlanExample[] | undefined;
}

/** By the id of the task that is needed. */
export type NeedsWhen = Readonly<Record<string, Exclude<Need["when"], "success">>>;

/** A task before its tool is known. */
export interface OutlineTask {
  readonly id: string;
  /** What is to be done, in words: for people, and for the choice of the tool. */
  readonly title: string;
  /** Words for place and time that others of its sentence name: they hold for it too, if its tool takes such. */
  readonly shared?: string;
  readonly agent: string;
  readonly needs: readonly string[];
  /** How those of the needs have to end that are not waited for to succeed. */
  readonly when?: NeedsWhen;
  /** Those of the needs that say only when ("…, then …"): their results are not what the task works on. */
  readonly follows?: readonly string[];
  readonly priority: Priority;
  /** Set on a task that only feeds others: it was not asked for itself. */
  readonly internal?: true;
  /** Offsets in the query that this task comes from. */
  readonly origin?: readonly [start: number, end: number];
  /** Its tokens, where the planner reads the query once for both stages: then nothing is read from the title. */
  readonly clause?: TaskClause;
  /** A question about data files that stage 1 has looked at: the query that its words mean. */
  readonly question?: TableQuestion;
  /** What words of the query stage 1 has made something of, such as those of a question. */
  readonly words?: readonly WordUse[];
}

/** A task that holds others of the outline, or that a person or another plan does: of any kind but `call`. */
export interface OutlineHolder {
  readonly id: string;
  readonly title: string;
  /** Of `compiler/kinds`. */
  readonly kind: string;
  readonly needs: readonly string[];
  readonly when?: NeedsWhen;
  readonly priority: Priority;
  /** The tasks within it, holders among them, in the order in which they stand there. */
  readonly blocks: readonly OutlineBlock[];
  /** What the words of a condition compare, where stage 1 knows it: stage 2 knows the output of the task. */
  readonly compared?: { readonly task: string; readonly operator: string; readonly value: number };
  readonly origin?: readonly [start: number, end: number];
  readonly words?: readonly WordUse[];
}

export interface OutlineBlock {
  /** Where the list stands in the task: `then`, `alternatives[0].tasks`. */
  readonly at: string;
  readonly ids: readonly string[];
}

/** What stage 2 fills in of a holder: the fields of its kind without its blocks, such as `when` and `forEach`. */
export interface BoundHolder {
  readonly id: string;
  readonly fields: Args;
}

export interface TableQuestion {
  /** Arguments of a tool that takes table queries, but for the files. */
  readonly query: Readonly<Record<string, unknown>>;
  /** The first is asked, the others are joined to it. */
  readonly files: readonly string[];
}

/** Tokens of a query, by position: the first, and the one after the last. */
export interface TokenSpan {
  readonly from: number;
  readonly to: number;
}

export interface TaskClause {
  readonly span: TokenSpan;
  /** Sentences that only say more of it. */
  readonly extras: readonly TokenSpan[];
  /** Stretches of other clauses, such as a place or a time, that hold for it too: their marks may be arguments of it, need not be. */
  readonly shared?: readonly TokenSpan[];
}

export interface Outline {
  /** Each becomes a call, wherever it stands. */
  readonly tasks: readonly OutlineTask[];
  /** Absent: the plan has calls only. With holders everything is bound on one path. */
  readonly holders?: readonly OutlineHolder[];
  readonly diagnostics: readonly Diagnostic[];
  /** What is bound already: then stage 2 is not asked. */
  readonly bindings?: Bindings;
  /** In the order of the query; each without a choice has a diagnostic. */
  readonly ambiguous?: readonly AmbiguousQuestion[];
}

/** A question whose words speak for several plans as well, or for one that nobody has checked. */
export interface AmbiguousQuestion {
  /** As it stands in the query. */
  readonly text: string;
  readonly origin: readonly [start: number, end: number];
  /** In words, the likeliest first; one where it has to be confirmed only. */
  readonly readings: readonly string[];
  /** From 1. */
  readonly chosen?: number;
}

/** A task that stage 2 has bound to a tool. */
export interface BoundTask {
  readonly id: string;
  readonly title: string;
  readonly tool: ToolInfo;
  readonly args: Args;
  /** Set on a task that only feeds others: the outline says so, or stage 2 added it for its reader. */
  readonly internal?: true;
  /**
   * Set on a task that stage 2 added, because an open one's tool takes one value and the query names
   * several: the id of that open task, whose needs and priority it has. Who needs that one is given this one as well.
   */
  readonly beside?: string;
  /**
   * Tasks that it waits for, beside those that it takes something from; absent: the needs of the outline. A planner
   * whose outline says only what a task may need says here what it does need.
   */
  readonly needs?: readonly string[];
  /** What has to hold for its output where something depends on it. */
  readonly criteria?: readonly string[];
  /** What words of the query became an argument; absent: those of the outline. */
  readonly words?: readonly WordUse[];
}

export interface BindRequest {
  readonly query: string;
  /** The whole path, root to leaf. */
  readonly path: readonly OutlineTask[];
  /** The tasks of the path to bind now, in order; the others were bound on another path. */
  readonly open: readonly OutlineTask[];
  /**
   * Every task that an open one needs, directly or through others, and that is bound already, on this
   * path or another; and the tasks beside those.
   */
  readonly bound: readonly BoundTask[];
  /** The tools of this path's agents, and no others. */
  readonly tools: readonly ToolInfo[];
  /** Parameters that the source declares; arguments may use them. */
  readonly params: Readonly<Record<string, Param>>;
  /** Make a parameter of a required argument that the query does not give, instead of a diagnostic. */
  readonly parameterise: boolean;
  /** Those of the outline, to be bound with the open tasks. */
  readonly holders?: readonly OutlineHolder[];
}

export interface Bindings {
  /**
   * One for each open task that could be bound, and the tasks added to feed them or beside them, whose
   * ids begin with theirs (`t3a`). References to them make them needs.
   */
  readonly tasks: readonly BoundTask[];
  /** One for each holder of the request. */
  readonly holders?: readonly BoundHolder[];
  /** Parameters that binding added (with `parameterise`). */
  readonly params: Readonly<Record<string, Param>>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ExplainRequest {
  readonly query: string;
  /** The outline, as far as there is one. */
  readonly tasks: readonly OutlineTask[];
  readonly holders?: readonly OutlineHolder[];
  /** What came of it, as far as it was bound. */
  readonly bound: readonly BoundTask[];
  /** Those of the outline's agents. */
  readonly tools: readonly ToolInfo[];
  readonly params?: Readonly<Record<string, Param>>;
}

/** A planner of one query, which reads it in another way: as a loop, or with its condition first. */
export interface AnotherWay {
  readonly planner: Planner;
  /** Whether a question that the other way asks about such a query may be what is meant none the less. */
  readonly mayBeAsked: boolean;
}

/** A plan that was found wrong, with all that is known of it. */
export interface RepairRequest extends Pick<OutlineRequest, "query" | "agents" | "maxTasks"> {
  readonly params: Readonly<Record<string, Param>>;
  readonly parameterise: boolean;
  /** As the planner gave it, or as the passes left it, where they found nothing wrong: the problems are about this. */
  readonly plan: Plan;
  /** What the planner gave, where the plan was made of it just now. */
  readonly given?: { readonly outline: Outline; readonly bindings: Bindings };
  readonly problems: readonly Diagnostic[];
  /** How often this plan was sent back before. */
  readonly before: number;
}

export interface Planner {
  /** `grammar@2`, or `llm@2 MODEL prompts@HASH`: recorded in the plan. */
  readonly id: string;
  /**
   * Set by a planner for which every stretch of stage 2 is a request: paths whose agents are the same are bound at once,
   * each task with the tools of the agents that have an open one, and there are never more requests than paths.
   */
  readonly bindsTogether?: true;
  outline(request: OutlineRequest): Promise<Outline>;
  bind(request: BindRequest): Promise<Bindings>;
  /** A whole plan once more, without what is wrong; `undefined` where the planner can do nothing about it. */
  repair?(request: RepairRequest): Promise<Outline | undefined>;
  /**
   * For a query of which no plan came; `undefined` where its words allow no other way. What is planned the first way
   * never changes by it.
   */
  anotherWay?(query: string): Promise<AnotherWay | undefined>;
  /** What the words of a query became, in its order, also of one that is refused; absent where a planner cannot say. */
  explain?(request: ExplainRequest): Promise<readonly Explained[]>;
}
