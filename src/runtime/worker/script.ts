/**
 * What a script is: what it declares, and what it is given to run with. Types alone, so that whoever runs scripts
 * knows them without the door that scripts import.
 */
import type { InputOf, OutputOf, Tool } from "../../catalog/define.ts";

/** What a build's `types.ts` says: its parameters, and the outputs of its tasks. */
export interface BuildShape {
  readonly params: object;
  readonly outputs: object;
}

/** What a script can do. */
export interface UnitRun<Build extends BuildShape> {
  /** The output of a task of another script, which has succeeded before this one started. */
  output<Id extends keyof Build["outputs"] & string>(task: Id): Promise<Build["outputs"][Id]>;
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
}

/** A script as it declares itself: the unit of the plan that it runs, and its work. */
export interface Script<Build extends BuildShape = BuildShape> {
  readonly id: string;
  readonly body: (run: UnitRun<Build>) => Promise<void>;
}
