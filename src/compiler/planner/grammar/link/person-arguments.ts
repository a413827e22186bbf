/** Arguments that name a person, and the prepositions that the tool itself puts before each: "a visit to a client by a carer". */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import { stemWord } from "../../../language/stem.ts";
import type { Field } from "./fields.ts";
import { rolesOf } from "./roles.ts";

const PREPOSITIONS = new Set("to by for of at with from in on as into against".split(" "));
/** Of words for those who do or get something: carer, inspector, therapist, applicant, client, trainee. */
const PERSON =
  /(?:[^aeiou]er|[aeiou][^aeiou]er|or|ist|ant|ent|ee|ian|man|woman|host|guide|coach|nurse|judge|pilot|chief|captain|aide)$/;
/** Between a preposition and its noun stand so many words at most: "of a carer or a client". */
const FARTHEST = 6;

/** The word for the person whose name an argument is. */
export function personOf(field: Field): string | undefined {
  const { kind, list, format, choices, examples, name, description } = field;
  if (
    kind !== "text" ||
    list ||
    format !== undefined ||
    choices.length > 0 ||
    examples.some((one) => /\d/.test(one))
  )
    return undefined;
  const named = /\bnames? of (?:the |an? )?(?:\w+ )?(\w+)/i.exec(description)?.[1]?.toLowerCase();
  const last =
    name
      .toLowerCase()
      .split(/[_-]/)
      .findLast((word) => !/^(?:full|first|last)?name$/.test(word)) ?? "";
  const ofName =
    PERSON.test(last) && (named !== undefined || /\b(?:name|who)\b/i.test(description))
      ? last
      : undefined;
  const ofText = named !== undefined && PERSON.test(named) ? named : undefined;
  return (
    ofName ??
    ofText ??
    (rolesOf(field).has("person") && last !== "" && named !== undefined ? last : undefined)
  );
}

const known = new WeakMap<ToolInfo, Map<string, ReadonlySet<string>>>();

/** The prepositions that stand before a person where the tool is described. */
export function prepositionsOf(tool: ToolInfo, field: Field): ReadonlySet<string> {
  const all = known.get(tool) ?? new Map<string, ReadonlySet<string>>();
  known.set(tool, all);
  const found =
    all.get(field.name) ??
    new Set(
      [tool.description, ...tool.phrases].flatMap((text) => before(text, personOf(field) ?? "")),
    );
  all.set(field.name, found);
  return found;
}

function before(text: string, noun: string): string[] {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  return words.flatMap((word, at) => {
    if (noun === "" || stemWord(word) !== stemWord(noun)) return [];
    const near = words.slice(Math.max(0, at - FARTHEST), at).toReversed();
    const found = near.find((one) => PREPOSITIONS.has(one));
    return found === undefined ? [] : [found];
  });
}
