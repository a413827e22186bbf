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
  /** The word before a part. */
  wordBefore(part: Part): string;
}

export interface Made {
  readonly meaning: Meaning;
  /** Added to the score of the parts: how much better they are together. */
  readonly bonus?: number;
  readonly assumed?: string;
}

type Operators = Operator["op"];
/** A kind of part, or an operator of one kind. */
export type Pattern = PartKind | `op:${Operators}`;

type PartFor<P extends Pattern> = P extends `op:${infer Op}`
  ? PartOf<"operator"> & { readonly operator: Extract<Operator, { readonly op: Op }> }
  : P extends PartKind
    ? PartOf<P>
    : never;

export interface Rule {
  readonly name: string;
  readonly patterns: readonly Pattern[];
  make(parts: readonly Part[], context: RuleContext): readonly Made[];
}

export function rule<const P extends readonly Pattern[]>(
  name: string,
  patterns: P,
  make: (
    parts: { readonly [I in keyof P]: PartFor<P[I]> },
    context: RuleContext,
  ) => Made | readonly Made[] | undefined,
): Rule {
  return {
    name,
    patterns,
    make(parts, context) {
      const made = make(parts as unknown as { readonly [I in keyof P]: PartFor<P[I]> }, context);
      return made === undefined
        ? []
        : Array.isArray(made)
          ? (made as readonly Made[])
          : [made as Made];
    },
  };
}

export function fits(part: Part, pattern: Pattern): boolean {
  if (!pattern.startsWith("op:")) return part.is === pattern;
  return part.is === "operator" && part.operator.op === pattern.slice(3);
}
