/** Which of two is replaced and which takes its place: "replace X by Y", "swap X for Y", "put Y in place of X". */
import type { Field } from "../../link/fields.ts";
import type { Reading, Span } from "../../read/reading.ts";
import type { CallContext } from "./context.ts";
import type { Value } from "./value.ts";

type Role = "out" | "in";
/** More than all that may speak for it: "replace" is also said by what `replacement` is called. */
const AGAINST = -5;

/** Words between the two, and what the one before them is. */
const WAYS: readonly { readonly verbs: RegExp; readonly between: RegExp; readonly first: Role }[] =
  [
    {
      verbs: /^(?:replace|swap|exchange|change|switch)$/,
      between: /^(?:by|with|for|against|to)$/,
      first: "out",
    },
    { verbs: /^substitute$/, between: /^(?:by|with)$/, first: "out" },
    { verbs: /^substitute$/, between: /^for$/, first: "in" },
    { verbs: /^(?:put|use|take|fit|send|install)$/, between: /^(?:instead|place)$/, first: "in" },
  ];

const OUT =
  /\b(?:old|former|previous|current|existing|present|original|outgoing|leaves?|removed|replaced|taken out|comes? out|goes out|falls out|that is out|broken|worn|failed)\b/i;
const IN =
  /\b(?:new|replacements?|substitutes?|incoming|instead|put in|comes? in|goes in|steps in|takes over|by which|with which|in its place|takes its place)\b/i;

/** How much speaks for a value by the end of a replacement that it stands at; nothing where the argument is neither. */
export function replacedCue({ from, to }: Value, field: Field, context: CallContext): number {
  const { reading, span, fields } = context;
  const found = replacementIn(reading, span);
  // "Replace A and B": which of them is to go is not said.
  if (found === undefined && isOpen(reading, span))
    return roleOf(field) === undefined ? 0 : AGAINST;
  if (found === undefined || from < span.from || to > span.to) return 0;
  const role = roleOf(field) ?? otherRole(field, fields);
  if (role === undefined) return 0;
  const isBefore = to <= found.at;
  const own = isBefore ? found.first : opposite(found.first);
  return own === role ? 0.5 : AGAINST;
}

function isOpen({ tokens }: Reading, { from, to }: Span): boolean {
  const isReplaced = /^(?:replace|substitute|exchange)$/.test(tokens[from]?.lower ?? "");
  return isReplaced && tokens.slice(from, to).some(({ lower }) => lower === "and" || lower === ",");
}

function replacementIn({ tokens }: Reading, { from, to }: Span) {
  const verb = tokens[from]?.lower ?? "";
  for (const { verbs, between, first } of WAYS) {
    if (!verbs.test(verb)) continue;
    const i = tokens.slice(from + 1, to).findIndex(({ lower }) => between.test(lower));
    if (i >= 0) return { at: from + 1 + i, first };
  }
  return undefined;
}

function roleOf({ name, description }: Field): Role | undefined {
  const said = `${name.replaceAll(/[_-]|(?<=[a-z])(?=[A-Z])/g, " ")} ${description}`;
  const [out, into] = [OUT.test(said), IN.test(said)];
  return out === into ? undefined : out ? "out" : "in";
}

/** Beside "the replacement" of the same form, what says nothing of itself is what is replaced. */
function otherRole(field: Field, fields: readonly Field[]): Role | undefined {
  const beside = fields.filter(
    (one) =>
      one !== field &&
      one.kind === field.kind &&
      one.required &&
      one.examples.join() === field.examples.join(),
  );
  const roles = new Set(beside.map(roleOf));
  const [role, ...more] = roles;
  return role === undefined || more.length > 0 || !field.required ? undefined : opposite(role);
}

function opposite(role: Role): Role {
  return role === "out" ? "in" : "out";
}
