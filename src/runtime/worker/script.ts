/**
 * What a script is: what it declares, and what it is given to run with. Types alone, so that whoever runs scripts
 * knows them without the door that scripts import.
 */
import type { InputOf, OutputOf, Tool } from "../../catalog/define.ts";
import type { ErrorClass } from "../../contract/error-class.ts";
import type { FirstOutput, ItemsOutput, RoundsOutput, SettledOutput } from "./region-outputs.ts";

/** What a build's `types.ts` says: its parameters, and the outputs of its tasks. */
export interface BuildShape {
  readonly params: object;
  readonly outputs: object;
}

/** What a script can do. */
export interface UnitRun<Build extends BuildShape> {
  /** The output of a task of another script, which has succeeded before this one started. */
  output<Id extends keyof Build["outputs"] & string>(task: Id): Promise<Build["outputs"][Id]>;
  /** The same of a task in a branch, an alternative or their like, which may not have run: `undefined` then. */
  outputIfRun<Id extends keyof Build["outputs"] & string>(
    task: Id,
  ): Promise<Build["outputs"][Id] | undefined>;
  /** The value of a parameter of the run. */
  param<Name extends keyof Build["params"] & string>(name: Name): Build["params"][Name];
  /** A time relative to the start of the run, such as `now-1d/d` for yesterday: a day or a point in time, as text. */
  time(text: string): string;
  /**
   * Runs a task: records its start, checks the input, runs the tool, checks the output, publishes it, and
   * records the end. A task that is done already is not run again: its output is read.
   */
  task<ATool extends Tool>(
    task: keyof Build["outputs"] & string,
    tool: ATool,
    args: InputOf<ATool>,
  ): Promise<OutputOf<ATool>>;
  /** Whether the `then` of a conditional runs. The host evaluates its condition too, and refuses another result. */
  when(region: RegionOf<Build>, condition: unknown): Promise<boolean>;
  /** Runs a block for each item of a list. Its own `run` knows for which. */
  forEach<Item, Output>(
    region: RegionOf<Build>,
    list: readonly Item[],
    options: ItemsOptions,
    block: (run: UnitRun<Build>, item: Item, index: number) => Promise<Output>,
  ): Promise<ItemsOutput<Output>>;
  /** Runs a block again and again, until its condition is met or the limit is reached; `carried` goes from round to round. */
  repeat<Output, Carried extends object>(
    region: RegionOf<Build>,
    options: RoundsOptions,
    carried: Carried,
    block: (
      run: UnitRun<Build>,
      carried: Carried,
      index: number,
    ) => Promise<Round<Output, Carried>>,
  ): Promise<RoundsOutput<Output>>;
  /** Runs the tasks of another plan. Its output is that of its last task. */
  plan<Output>(
    region: RegionOf<Build>,
    block: (run: UnitRun<Build>) => Promise<Output>,
  ): Promise<Output>;
  /** Runs blocks in their order, until one ends well. */
  firstOf<Outputs extends object>(
    region: RegionOf<Build>,
    options: FallbackOptions,
    blocks: Blocks<Build, Outputs>,
  ): Promise<FirstOutput<Outputs>>;
  /** Runs blocks side by side; one that fails ends the others. */
  all<Outputs extends object>(
    region: RegionOf<Build>,
    options: ParallelOptions,
    blocks: Blocks<Build, Outputs>,
  ): Promise<Outputs>;
  /** Runs blocks side by side; the first that ends well ends the others. */
  any<Outputs extends object>(
    region: RegionOf<Build>,
    options: ParallelOptions,
    blocks: Blocks<Build, Outputs>,
  ): Promise<FirstOutput<Outputs>>;
  /** Runs blocks side by side, and each to its end. */
  settled<Outputs extends object>(
    region: RegionOf<Build>,
    options: ParallelOptions,
    blocks: Blocks<Build, Outputs>,
  ): Promise<SettledOutput<Outputs>>;
  /**
   * Lets a model call tools, turn by turn, until it gives the result. The host asks it and keeps to the limits; a script
   * says which tools there are, and what of their arguments the plan gives.
   */
  agent<Id extends RegionOf<Build>, Tools extends Readonly<Record<string, Tool>>>(
    region: Id,
    options: AgentOptions<Tools>,
  ): Promise<Build["outputs"][Id]>;
  /** Waits for a person: the output is what was decided. */
  gate<Id extends RegionOf<Build>>(region: Id, options: GateOptions): Promise<Build["outputs"][Id]>;
}

/** Of a task of the plan that holds others. */
type RegionOf<Build extends BuildShape> = keyof Build["outputs"] & string;

export interface ItemsOptions {
  /** Items side by side. */
  readonly concurrency: number;
  /** Processes that the items are spread over, at most. Default: the script's own. */
  readonly shards?: number;
  /** `stop`: one that fails ends the loop; `collect`: it is listed in the output. */
  readonly onError: "stop" | "collect";
}

export interface RoundsOptions {
  /** Of rounds. */
  readonly limit: number;
}

export interface Round<Output, Carried extends object> {
  readonly output: Output;
  /** For the next round. */
  readonly next: Carried;
  /** Whether it was the last: what its condition gives, true or not as in an `if`. */
  readonly isMet: unknown;
}

export interface FallbackOptions {
  /** Failures for which the next block is tried. */
  readonly on: readonly ErrorClass[];
}

export interface ParallelOptions {
  /** Blocks side by side. Default: all. */
  readonly limit?: number;
}

export interface AgentOptions<Tools extends Readonly<Record<string, Tool>>> {
  /** What the model is to do. */
  readonly instruction: string;
  /** By the ids of their calls. */
  readonly tools: {
    readonly [Id in keyof Tools]: {
      readonly tool: Tools[Id];
      /** What the plan gives: the model gives the rest. */
      readonly args: Partial<InputOf<Tools[Id]>>;
    };
  };
}

export interface GateOptions {
  readonly question: string;
  /** What the person is shown. */
  readonly show: Readonly<Record<string, unknown>>;
}

export type Blocks<Build extends BuildShape, Outputs extends object> = {
  readonly [Name in keyof Outputs]: (run: UnitRun<Build>) => Promise<Outputs[Name]>;
};

/** A script as it declares itself: the unit of the plan that it runs, and its work. */
export interface Script<Build extends BuildShape = BuildShape> {
  readonly id: string;
  readonly body: (run: UnitRun<Build>) => Promise<void>;
}
