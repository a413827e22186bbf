import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, type Json } from "../../src/contract/json.ts";
import {
  argSchema,
  formatReference,
  literalOf,
  mapMentions,
  mentions,
  parseReference,
  type Arg,
} from "../../src/contract/values.ts";

const json = fc.jsonValue({ maxDepth: 5, stringUnit: "grapheme" }) as fc.Arbitrary<Json>;
const field = fc.stringMatching(/^[A-Za-z_$][A-Za-z0-9_$]{0,8}$/);
const reference = fc.record({
  task: fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/),
  steps: fc.array(fc.oneof(field, fc.nat({ max: 999_999_999_999_999 })), { maxLength: 6 }),
});
const mention: fc.Arbitrary<Arg> = fc.oneof(
  reference.map((ref) => ({ $ref: formatReference(ref) })),
  fc.string().map((name) => ({ $param: name })),
);
/** Arguments of every shape: data, references, parameters, texts, and data that looks like one of them. */
const arg = fc.letrec<{ arg: Arg }>((tie) => ({
  arg: fc.oneof(
    { maxDepth: 4, depthIdentifier: "arg" },
    json,
    mention,
    json.map(($literal) => ({ $literal })),
    mention.map(($literal) => ({ $literal })),
    fc.array(tie("arg"), { maxLength: 4 }),
    fc.array(tie("arg"), { maxLength: 4 }).map(($text) => ({ $text })),
    fc.dictionary(fc.string(), tie("arg"), { maxKeys: 4 }),
  ),
})).arg;

test("a reference that is written is read again as itself", () => {
  fc.assert(
    fc.property(reference, (ref) => {
      expect(parseReference(formatReference(ref))).toEqual(ref);
    }),
  );
});

test("any text is either no reference, or one that is written and read as the same", () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[a-z]\w?([.[\]\d]|\.\w|\[\d\]){0,6}$/));
  const written = (candidate: string) => {
    const read = parseReference(candidate);
    return read && parseReference(formatReference(read));
  };
  fc.assert(
    fc.property(text, (candidate) => {
      expect(written(candidate)).toEqual(parseReference(candidate));
    }),
  );
});

test("data under $literal stays data, whatever it looks like", () => {
  fc.assert(
    fc.property(fc.oneof(json, arg as fc.Arbitrary<Json>), (value) => {
      expect(mentions({ $literal: value })).toEqual([]);
      expect(literalOf({ $literal: value })).toBe(value);
      const mapped = mapMentions({ $literal: value }, () => "replaced");
      expect(canonicalJson(mapped)).toBe(canonicalJson({ $literal: value }));
    }),
  );
});

test("replacing each mention by itself changes nothing", () => {
  fc.assert(
    fc.property(arg, (value) => {
      const same = mapMentions(value, (shape) =>
        shape.is === "ref" ? { $ref: shape.text } : { $param: shape.name },
      );
      expect(canonicalJson(same)).toBe(canonicalJson(value));
    }),
  );
});

test("an argument has data exactly when it mentions nothing; replacing every mention gives it some", () => {
  fc.assert(
    fc.property(arg, (value) => {
      expect(literalOf(value) === undefined).toBe(mentions(value).length > 0);
      expect(literalOf(mapMentions(value, () => 0))).toBeDefined();
    }),
  );
});

test("the schema passes every argument on as it is", () => {
  fc.assert(
    fc.property(arg, (value) => {
      expect(argSchema.parse(value)).toBe(value);
    }),
  );
});

test("equal values have equal canonical text, whatever the order of their keys", () => {
  const reversed = (value: Json): Json => {
    if (Array.isArray(value)) return (value as readonly Json[]).map(reversed);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).toReversed();
    return Object.fromEntries(entries.map(([key, item]) => [key, reversed(item)]));
  };
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
