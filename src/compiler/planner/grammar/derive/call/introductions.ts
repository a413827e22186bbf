/** Clauses that ask for nothing of their own: they say what is coming, or ask for what others do anyway. */
import { addsNothing, isFunctionWord } from "../../link/function-words.ts";
import { isGenericVerb } from "../../link/verbs.ts";
import { stemWord } from "../../../../language/stem.ts";
import type { Reading } from "../../read/reading.ts";
import { lookedUp } from "./look-up.ts";
import { hasSolidMark, type Unit } from "./unit.ts";

const stems = (words: string): ReadonlySet<string> =>
  new Set(words.trim().split(/\s+/).map(stemWord));

/** What a request calls itself and what answers it. */
const META = stems(`
  task tasks api apis call calls function functions tool tools request requests information info details detail result results
  response responses necessary answer output outputs following step steps few couple several various different multiple assistance help
  thing things something everything query question questions some option options data update updates required needed
  report summary action actions process request operation operations accordingly above json format
`);
/** After which what follows says what it is all about. */
const ANNOUNCING = stems(
  "assistance help advice guidance support information research project data learn understand gather plan manage analyze explore conduct interested planning working looking need want study know",
);

export function isMeta(reading: Reading, { span }: Pick<Unit, "span">): boolean {
  let content = 0;
  for (let at = span.from; at < span.to; at += 1) {
    const { kind, lower = "", stem = "" } = reading.tokens[at] ?? {};
    if (
      kind === "sign" ||
      isFunctionWord(lower) ||
      addsNothing(lower) ||
      isGenericVerb(lower) ||
      META.has(stem)
    )
      continue;
    content += 1;
  }
  return content === 0;
}

/**
 * "I need help with the energy supply of my home. Retrieve …": a wish in general words before requests that say it in
 * particular.
 */
export function isIntroduction(
  reading: Reading,
  unit: Unit,
  later: readonly Unit[],
  isFirst: boolean,
): boolean {
  if (later.length === 0) return false;
  const { span, derivations } = unit;
  const { tokens } = reading;
  const [best] = derivations;
  // "Look up W1061. Then cancel it.": to be looked up before it is cancelled.
  if (lookedUp(reading, span).length > 0) return false;
  if (best === undefined) return true;
  if (!isFirst) return false;
  const sentence = reading.sentences.find(({ from, to }) => span.from >= from && span.from < to);
  // "Please get … and then …" does what it says.
  if (later[0] !== undefined && sentence !== undefined && later[0].span.from < sentence.to)
    return false;
  const whole = tokens.slice(sentence?.from ?? span.from, span.to);
  const announces =
    whole.slice(0, 8).some(({ stem }) => ANNOUNCING.has(stem)) ||
    /^(?:i|we|as|i'm|we're)$/.test(whole[0]?.lower ?? "");
  if (!announces) return false;
  const solid = hasSolidMark(reading, span);
  if (solid && best.open.length === 0 && best.named > 0.6) return false;
  // The same is said again, with what it needs.
  const again = later.some((other) => other.derivations[0]?.tool === best.tool);
  if (again) return true;
  if (!solid)
    return (
      best.open.length > 0 ||
      best.assigned.every(({ value, score }) => value.is === "phrase" && score < 1.6)
    );
  return best.open.length > 0 || best.named < 0.5;
}
