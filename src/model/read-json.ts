import type { Json } from "../contract/json.ts";

/**
 * JSON in a model's reply, whatever stands around it: the whole text, the inside of a Markdown fence, or the longest
 * object or list in it. Thinking that is marked as such (`<think>…</think>`) is no part of the reply. `undefined` when
 * there is none.
 */
export function readJson(text: string): Json | undefined {
  const said = withoutThinking(text);
  const fences = [...said.matchAll(/```(?:json)?\s*\n([\s\S]*?)```/gi)].map(
    ([, inside = ""]) => inside,
  );
  for (const candidate of [said, ...fences.toReversed(), ...objectsIn(said)]) {
    const value = parsed(candidate);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Also of a reply that begins in the middle of it: some endpoints leave out the first mark. */
function withoutThinking(text: string): string {
  const whole = text.replaceAll(/<(think|thinking|reasoning)>[\s\S]*?<\/\1>/gi, "");
  return whole.replace(/^[\s\S]*<\/(?:think|thinking|reasoning)>/i, "");
}

/** A reply of more braces than these is no JSON with a few words around it. */
const MOST_STARTS = 200;

/** Stretches from a bracket to the one that closes it, the longest first; within texts, brackets are text. */
function objectsIn(text: string): string[] {
  const found: string[] = [];
  let starts = 0;
  for (let at = text.search(/[{[]/); at >= 0 && starts < MOST_STARTS; starts += 1) {
    const end = endOf(text, at);
    if (end !== undefined) found.push(text.slice(at, end));
    const next = text.slice(end ?? at + 1).search(/[{[]/);
    at = next < 0 ? -1 : next + (end ?? at + 1);
  }
  return found.toSorted((a, b) => b.length - a.length);
}

function endOf(text: string, start: number): number | undefined {
  let depth = 0;
  let isText = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (isText) {
      if (character === "\\") at += 1;
      else if (character === '"') isText = false;
    } else if (character === '"') isText = true;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function parsed(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isTooDeep(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** No reply that is asked for is nearly as deep, and what reads values calls itself for each level. */
const DEEPEST = 100;

function isTooDeep(value: Json): boolean {
  let level: readonly Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((one) =>
      typeof one === "object" && one !== null ? Object.values(one) : [],
    );
  }
  return false;
}
