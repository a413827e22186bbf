/** Reads files and pages for an agent that reads none: by whose card speaks of them, and each of them once. */
import { insertedWord, type Token } from "../language/tokens.ts";
import type { Agents } from "./agents.ts";
import { draftOf, type Draft } from "./draft.ts";
import { onlyTakes } from "./only-names.ts";
import { readerOf, sameOperands, takesItself } from "./operands.ts";
import type { Clause } from "./segment.ts";

export interface Wanted {
  readonly operands: readonly Token[];
  /** Who works on what is in them. */
  readonly agent: string;
  readonly clause: Clause;
  readonly agents: Agents;
}

export interface ReadFor {
  /** One for each reader; of those that were there before, too. */
  readonly producers: readonly Draft[];
  readonly added: readonly Draft[];
}

export function readFor(
  { operands, agent, clause, agents }: Wanted,
  earlier: readonly Draft[],
): ReadFor {
  const readers = Map.groupBy(
    operands.filter((operand) => !takesItself(agent, operand, agents)),
    (operand) => readerOf(operand, agents),
  );
  const added: Draft[] = [];
  const producers = [...readers].flatMap(([reader, files]) => {
    if (reader === undefined || reader === agent) return [];
    const known = earlier.find(
      (draft) =>
        draft.agent === reader &&
        sameOperands(draft.operands, files) &&
        (draft.isProducer || onlyTakes(draft)),
    );
    if (known !== undefined) return [known];
    const producer = draftOf(clause, {
      agent: reader,
      words: withAnd(files),
      prefix: "Read",
      needs: new Set<Draft>(),
      operands: files,
      producers: [],
      isProducer: true,
    });
    added.push(producer);
    return [producer];
  });
  return { producers, added };
}

function withAnd(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, at) => (at === 0 ? [token] : [insertedWord("and"), token]));
}
