/** A rule: parts that stand one after the other, with nothing but small words between, mean something together. */
import type { ColumnFacts } from "../../../../../contract/facts.ts";
import type { Operator } from "../../link/operators.ts";
import type { TableLexicon } from "../../link/table-lexicon.ts";
import type { Meaning, Part, PartKind, PartOf } from "./parts.ts";

export interface RuleContext {
  readonly lexicon: TableLexicon;
  readonly columns: readonly ColumnFacts[];
  /** Words between two parts, in lower case. */
  gap(before: Part, after: Part): readonly string[];
  /** In lower case. */
  wordAt(at: number): string;
  /** The word before a part. */
  wordBefore(part: Part): string;
}

/** What parts mean together, with what was read into it; `bonus` where it is another one than the rule's. */
export type Made = Meaning & { readonly assumed?: string; readonly bonus?: number };

export interface Rule {
  /** For each part the kinds that it may have; of an operator, its name in capitals. */
  readonly pattern: readonly (readonly string[])[];
  /** Added to the score of the parts: how much better they are together. */
  readonly bonus: number;
  make(parts: readonly Part[], context: RuleContext): Made | undefined;
}

type OperatorName = Uppercase<Operator["op"]>;
type PartFor<Name> = Name extends `${infer One}|${infer Others}`
  ? PartFor<One> | PartFor<Others>
  : Name extends OperatorName
    ? Extract<PartOf<"operator">, { readonly op: Lowercase<Name> }>
    : Name extends PartKind
      ? PartOf<Name>
      : never;
type PartsFor<Pattern> = Pattern extends `${infer First} ${infer Rest}`
  ? [PartFor<First>, ...PartsFor<Rest>]
  : [PartFor<Pattern>];

/** @param pattern such as `NOT condition` or `condition AND|OR value` */
export function rule<const Pattern extends string>(
  pattern: Pattern,
  bonus: number,
  make: (parts: PartsFor<Pattern>, context: RuleContext) => Made | undefined,
): Rule {
  const names = pattern.split(" ").map((part) => part.split("|"));
  const of = (parts: readonly Part[], context: RuleContext) =>
    make(parts as unknown as PartsFor<Pattern>, context);
  return { pattern: names, bonus, make: of };
}

/** Two parts that mean the same either way round; the other way has a bonus of its own. */
export function either<const First extends string, const Second extends string>(
  [first, second]: readonly [First, Second],
  [bonus, turned]: readonly [number, number],
  make: (first: PartFor<First>, second: PartFor<Second>) => Made | undefined,
): readonly Rule[] {
  const of = make as (first: Part | undefined, second: Part | undefined) => Made | undefined;
  return [
    { pattern: [[first], [second]], bonus, make: ([one, other]) => of(one, other) },
    { pattern: [[second], [first]], bonus: turned, make: ([other, one]) => of(one, other) },
  ];
}

/** As a pattern has it. */
export function nameOf(part: Part): string {
  return part.is === "operator" ? part.op.toUpperCase() : part.is;
}
