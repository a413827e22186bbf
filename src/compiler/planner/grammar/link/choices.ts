/** The values that a schema lets choose from, with the words that people have for them. */
import { isJsonObject, type Json, type JsonObject } from "../../../../contract/json.ts";
import { stemWord } from "../../../language/stem.ts";
import { isFunctionWord } from "./function-words.ts";
import { isVerb } from "./verbs.ts";
import { wordsOfName } from "./identifier.ts";

export interface Choice {
  readonly value: Json;
  /** Its own words and other words for it, each as stems. */
  readonly wordings: readonly (readonly string[])[];
}

/** Of names of flags, words that say nothing of what is chosen. */
const AUXILIARIES = new Set(
  "is has have be can are include includes including show use enable enabled with flag should need needs get only return allow".split(
    " ",
  ),
);

const MOST_WORDS = 5;

/** "1 for Bangkok", "'gas' refers to a gasoline vehicle", "true for those that are free" */
const EXPLAINED =
  /(?:^|[\s(,;])(?:['"`]([^'"`]+)['"`]|(\d+|true|false))\s+(?:for|refers to|represents|means|stands for|is for|if|to|=)\s+([^,.;()]+)/giu;

/** What an enumeration lists, and what a description says of single values. */
export function choicesOf(schema: JsonObject, name: string, description: string): Choice[] {
  const values = valuesOf(schema);
  const synonyms = isJsonObject(schema.synonyms) ? schema.synonyms : {};
  const explained = [...description.matchAll(EXPLAINED)].map(
    ([, quoted, plain, text = ""]) =>
      [quoted ?? plain ?? "", text.replace(/\b(?:and|or)$/u, "")] as const,
  );
  if (isFlag(schema)) return flagsOf(values, name, description, explained);
  if (values.length === 0 && schema.type === "integer")
    values.push(
      ...new Set(explained.flatMap(([value]) => (/^\d+$/.test(value) ? [Number(value)] : []))),
    );
  return values.map((value) => {
    const own = [String(value), ...strings(synonyms[String(value)])].map(
      (each) => wordsOfName(each).stems,
    );
    const others = explained.flatMap(([of, text]) =>
      of === String(value) ? [contentOf(text)] : [],
    );
    return { value, wordings: [...own, ...others].filter(({ length }) => length > 0) };
  });
}

/** Yes or no, also where these are texts beside others: "True", "False", "any". */
export function isFlag(schema: JsonObject): boolean {
  const values = new Set(valuesOf(schema).map((value) => String(value).toLowerCase()));
  return schema.type === "boolean" || (values.has("true") && values.has("false"));
}

function flagsOf(
  values: readonly (string | number | boolean)[],
  name: string,
  description: string,
  explained: readonly (readonly [string, string])[],
): Choice[] {
  const named = wordsOfName(name).words.filter(
    (word) => !AUXILIARIES.has(word) && !isFunctionWord(word),
  );
  // "with no entry fee": what is chosen may be that there is none.
  const without = [...description.matchAll(/\bno ((?:\p{Ll}+ ){0,1}\p{Ll}+)/gu)]
    .map(([, text = ""]) => ["no", ...contentOf(text)])
    .filter(({ length }) => length > 2);
  // "serve bread and cheese": what is done where it is chosen.
  const [does = "", ...whom] = wordsOfName(description).words;
  const done = isVerb(does) && whom.length < MOST_WORDS ? [contentOf(whom.join(" "))] : [];
  // "live or recorded": the other word is said of what is not chosen.
  const others = [...description.matchAll(/(\p{Ll}+) (?:or|rather than) (\p{Ll}+)/gu)].flatMap(
    ([, one = "", other = ""]) =>
      named.includes(one) && !named.includes(other) ? [[stemWord(other)]] : [],
  );
  return [true, false].map((flag) => {
    const wordings = explained.flatMap(([value, text]) => {
      // What is false of those "not suitable for children" is true of those that are.
      const isNegated = /\b(?:not|no|without|non)\b/u.test(text);
      return (value.toLowerCase() === "true") !== isNegated && flag ? [contentOf(text)] : [];
    });
    return {
      value: values.find((value) => String(value).toLowerCase() === String(flag)) ?? flag,
      wordings: [
        ...(flag ? [named.map(stemWord), ...without, ...done] : others),
        ...wordings,
      ].filter(({ length }) => length > 0),
    };
  });
}

function contentOf(text: string): string[] {
  return wordsOfName(text)
    .words.filter((word) => !isFunctionWord(word) && !/^(?:not|no|non)$/.test(word))
    .map(stemWord);
}

function valuesOf({ enum: listed, anyOf }: JsonObject): (string | number | boolean)[] {
  const options = Array.isArray(anyOf) ? (anyOf as readonly JsonObject[]) : [];
  const constants = options.flatMap(({ const: value }) => (value === undefined ? [] : [value]));
  return (Array.isArray(listed) ? (listed as readonly Json[]) : constants).filter(
    (value) => value !== null && typeof value !== "object",
  );
}

function strings(value: Json | undefined): string[] {
  return Array.isArray(value)
    ? value.filter((each): each is string => typeof each === "string")
    : [];
}
