/** What regions give: the types of `run.forEach` and its like, and of what `types.ts` says of them. See docs/adr/0023. */

/** Of a conditional: which block ran, and the output of its last task; `null` of a block that has none. */
export type BranchOutput<Then, Else = null> =
  | { readonly taken: "then"; readonly output: Then }
  | { readonly taken: "else"; readonly output: Else };

/** Of a loop over items: outputs in the order of items, without those that failed. */
export interface ItemsOutput<Output> {
  readonly results: Output[];
  /** Items that failed, where the loop collects them. */
  readonly failed: FailedItem[];
}

export interface FailedItem {
  /** From 0. */
  readonly index: number;
  /** One line. */
  readonly error: string;
}

/** Of a loop of rounds. */
export interface RoundsOutput<Output> {
  readonly results: Output[];
  /** Of the last round. */
  readonly last: Output;
  /** Whether its condition ended it, and not its limit. */
  readonly isMet: boolean;
}

/** Of the first of several that ended well: which one, and its output. */
export type FirstOutput<Outputs extends object> = {
  readonly [Name in keyof Outputs]: { readonly by: Name; readonly output: Outputs[Name] };
}[keyof Outputs];

/** Of several that ran side by side, whatever became of each. */
export type SettledOutput<Outputs extends object> = {
  readonly [Name in keyof Outputs]:
    | { readonly status: "success"; readonly output: Outputs[Name] }
    | { readonly status: "failed"; readonly error: string };
};

/** Of a gate: what a person decided. */
export type GateOutput<Value = null> = ApprovedOutput<Value> | RejectedOutput;

/** Of a gate that ends what depends on it when it is rejected: who reads its output knows that it was not. */
export interface ApprovedOutput<Value = null> {
  readonly decision: "approved";
  readonly value: Value;
  /** `null` when its deadline decided. */
  readonly by: string | null;
  readonly reason: string | null;
}

export interface RejectedOutput {
  readonly decision: "rejected";
  readonly value: null;
  /** `null` when its deadline decided. */
  readonly by: string | null;
  readonly reason: string | null;
}
