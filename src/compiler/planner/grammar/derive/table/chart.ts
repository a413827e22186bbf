/** All parts that rules make of the pieces of a clause, bottom up: each cell keeps the best of each meaning. */
import { isLightVerb } from "../../link/function-words.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { meaningOf, type Part } from "./parts.ts";
import { nameOf, type Rule, type RuleContext } from "./rule.ts";

/** Parts of one kind that a stretch of tokens keeps. */
const BEAM = 6;
/** Small words that may stand between the parts of a rule. */
const MOST_BETWEEN = 4;

/** They say nothing that a rule would have to know; operators are none of them. */
const GLUE = new Set(
  (
    "a an the of in on at but to for from with is are was were be been being am do does did has have had having that this these those " +
    "it its their his her there all any some than as s please into also only them they he she who which whose our my your " +
    "will would can could may me us we i you and how what much result results lies lie falls as ( ) : ? \" “ ” ' - – ="
  ).split(" "),
);

export function chartOf(
  pieces: readonly Part[],
  rules: readonly Rule[],
  reading: Reading,
  span: Span,
  context: Omit<RuleContext, "gap" | "wordBefore" | "wordAt">,
): Part[] {
  const { tokens } = reading;
  const lower = (at: number): string => tokens[at]?.lower ?? "";
  const isGlue = (from: number, to: number): boolean => {
    if (to - from > MOST_BETWEEN) return false;
    for (let at = from; at < to; at += 1)
      if (!GLUE.has(lower(at)) && !isLightVerb(lower(at))) return false;
    return true;
  };
  const full: RuleContext = {
    ...context,
    gap: (before, after) => tokens.slice(before.to, after.from).map((token) => token.lower),
    wordAt: lower,
    wordBefore: (part) => (part.from > span.from ? lower(part.from - 1) : ""),
  };
  const endingAt: Part[][] = Array.from({ length: span.to + 1 }, () => []);
  const kept = new Map<string, Part[]>();
  const byLast = new Map<string, Rule[]>();
  for (const rule of rules)
    for (const last of rule.pattern.at(-1) ?? [])
      byLast.set(last, [...(byLast.get(last) ?? []), rule]);

  const keep = (part: Part): boolean => {
    const key = `${part.from} ${part.to} ${part.is}`;
    const cell = kept.get(key) ?? [];
    const same = identityOf(part);
    if (cell.length >= BEAM || cell.some((other) => identityOf(other) === same)) return false;
    cell.push(part);
    kept.set(key, cell);
    endingAt[part.to]?.push(part);
    return true;
  };

  /** Every way in which the first patterns of a rule end right before a position. */
  const before = (pattern: Rule["pattern"], end: number, position: number): Part[][] => {
    const names = pattern[position];
    if (names === undefined) return [[]];
    const found: Part[][] = [];
    for (let to = end; to >= Math.max(span.from + 1, end - MOST_BETWEEN); to -= 1) {
      if (!isGlue(to, end)) break;
      for (const part of endingAt[to] ?? []) {
        if (!names.includes(nameOf(part))) continue;
        for (const rest of before(pattern, part.from, position - 1)) found.push([...rest, part]);
      }
    }
    return found;
  };

  const byEnd = Map.groupBy(pieces, ({ to }) => to);
  for (let end = span.from + 1; end <= span.to; end += 1) {
    const agenda = [...(byEnd.get(end) ?? [])].toSorted((a, b) => b.score - a.score);
    for (let next = agenda.shift(); next !== undefined; next = agenda.shift()) {
      if (!keep(next)) continue;
      const last = next;
      for (const rule of byLast.get(nameOf(last)) ?? []) {
        for (const list of before(rule.pattern, last.from, rule.pattern.length - 2)) {
          const parts = [...list, last];
          const made = rule.make(parts, full);
          if (made === undefined) continue;
          const { bonus = rule.bonus, assumed, ...meaning } = made;
          agenda.push({
            from: parts[0]?.from ?? last.from,
            to: last.to,
            score: parts.reduce((sum, { score }) => sum + score, bonus),
            uses: parts.flatMap(({ uses }) => uses),
            assumed: [
              ...parts.flatMap((part) => part.assumed),
              ...(assumed === undefined ? [] : [assumed]),
            ],
            ...meaning,
          });
        }
      }
      agenda.sort((a, b) => b.score - a.score);
    }
  }
  return endingAt.flat();
}

const IDENTITIES = new WeakMap<Part, string>();

/** A column is known by its name: its facts are long. */
function identityOf(part: Part): string {
  const known = IDENTITIES.get(part);
  if (known !== undefined) return known;
  const identity = JSON.stringify(meaningOf(part), (_, value: unknown) =>
    typeof value === "object" && value !== null && "name" in value && "type" in value
      ? value.name
      : value,
  );
  IDENTITIES.set(part, identity);
  return identity;
}
