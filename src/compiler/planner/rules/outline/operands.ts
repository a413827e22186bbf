/** The files and pages that tasks work on: which ones, and who reads them for an agent that cannot. */
import { isLiteral } from "../language/literals.ts";
import { extensionOf, fileWords } from "../language/file-words.ts";
import type { Token } from "../language/tokens.ts";
import type { Agents } from "./agents.ts";

/** Files with content and pages. A folder is a place to look in, and nothing that can be read for somebody. */
export function operandsOf(tokens: readonly Token[]): Token[] {
  return tokens.filter(
    (token) =>
      token.kind === "url" || (token.kind === "path" && extensionOf(token.value) !== undefined),
  );
}

/** The agent's card speaks of files (or of URLs), so that it reads the operand itself. */
export function takesItself(agent: string, operand: Token, agents: Agents): boolean {
  const words = operand.kind === "url" ? ["url", "web"] : ["file"];
  return words.some((word) => agents.knows(agent, asWord(operand, word)));
}

/** What is in the operand is what the agent's card speaks of: text for one that analyses text. */
export function worksOn(agent: string, operand: Token, agents: Agents): boolean {
  return fileWords(operand).includes("text") && agents.knows(agent, asWord(operand, "text"));
}

/** There is nothing to read in it as it stands: it holds data. */
export function holdsData(operand: Token): boolean {
  const words = fileWords(operand);
  return !words.includes("text") && !words.includes("code");
}

/** Who reads the operand, as far as cards tell. */
export function readerOf(operand: Token, agents: Agents): string | undefined {
  return agents.rank([operand])[0]?.agent;
}

function asWord(operand: Token, word: string): Token {
  return { ...operand, kind: "word", value: word, lower: word };
}

/** Of the files of other clauses, those that the agent works on when somebody else reads them. */
export function sharedOperands(
  candidates: readonly (readonly Token[])[],
  agent: string,
  agents: Agents,
): readonly Token[] {
  const isFor = ([first]: readonly Token[]): boolean =>
    first !== undefined && !takesItself(agent, first, agents) && worksOn(agent, first, agents);
  return candidates.find(isFor) ?? [];
}

export function sameOperands(a: readonly Token[], b: readonly Token[]): boolean {
  return a.length === b.length && a.every(({ value }, i) => value === b[i]?.value);
}

/** Whether any token is a literal that names what is worked on, a folder included. */
export function hasLiteral(tokens: readonly Token[]): boolean {
  return tokens.some((token) => isLiteral(token) && token.kind !== "date");
}
