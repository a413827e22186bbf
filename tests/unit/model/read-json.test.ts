import { describe, expect, test } from "vitest";
import { oneLine } from "../../../src/model/one-line.ts";
import { readJson } from "../../../src/model/read-json.ts";

describe("readJson", () => {
  test.each([
    ["the whole text", ' {"a": [1]}\n', { a: [1] }],
    ["a fence", 'Sure!\n```json\n{"a": 1}\n```\nAnything {else}?', { a: 1 }],
    ["a fence without a language", '```\n{"a": 1}\n```', { a: 1 }],
    ["between words", 'The plan: {"a": {"b": "}"}} as asked.', { a: { b: "}" } }],
    ["after thoughts", '<think>hmm</think>{"a": 1}', { a: 1 }],
  ])("finds JSON in %s", (_name, text, value) => {
    expect(readJson(text)).toEqual(value);
  });

  test.each(["", "no", '{"a": 1', "{a: 1}", "}{"])("finds none in %j", (text) => {
    expect(readJson(text)).toBeUndefined();
  });
});

test("JSON that is nested beyond any plan is none: what reads it calls itself for each level", () => {
  const nested = (depth: number) => `${"[".repeat(depth)}1${"]".repeat(depth)}`;
  expect(readJson(nested(90))).toBeDefined();
  expect(readJson(nested(200))).toBeUndefined();
  expect(readJson(`{"tasks": [], "deep": ${nested(50_000)}}`)).toBeUndefined();
});

describe("readJson in replies of models", () => {
  const plan = { tasks: [{ id: "t1", title: 'a "{quoted}" brace' }] };
  const text = JSON.stringify(plan);

  test.each([
    ["alone", text],
    ["with blanks around it", `\n  ${text}\n`],
    ["in a fence", `Here it is:\n\`\`\`json\n${text}\n\`\`\`\nDone.`],
    ["in the last of two fences", `\`\`\`\nnot json\n\`\`\`\n\`\`\`json\n${text}\n\`\`\``],
    ["between words", `Sure! The plan is ${text} as you asked.`],
    ["behind thinking with braces in it", `<think>Maybe {"tasks": []}? No {</think>${text}`],
    ["behind thinking without its first mark", `Maybe {"tasks": []}.\n</think>\n${text}`],
    ["before words with a brace", `${text}\nI used {braces}.`],
    ["behind a smaller object", `Given {"a": 1}, I plan ${text}`],
  ])("JSON is found %s", (_name, reply) => {
    expect(readJson(reply)).toEqual(plan);
  });

  test.each([
    ["nothing", ""],
    ["words", "I would rather not."],
    ["an object that is cut off", '{"tasks": [{"id": "t1"'],
    ["thinking only", `<think>${text}</think>`],
  ])("%s is no JSON", (_name, reply) => {
    expect(readJson(reply)).toBeUndefined();
  });

  test("a long reply of brackets has an end", () => {
    expect(readJson("{[".repeat(200_000))).toBeUndefined();
  });
});

describe("oneLine", () => {
  test("leaves no line break, terminal escape or direction mark", () => {
    expect(oneLine(" a\r\n\u001b[31mb\u2028c\u202ed\te ")).toBe("a [31mb c d e");
  });

  test("cuts what is too long", () => {
    expect(oneLine("abcdef", 4)).toBe("abc…");
    expect(oneLine("abcd", 4)).toBe("abcd");
  });
});
