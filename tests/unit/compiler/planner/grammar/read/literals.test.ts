import { describe, expect, test } from "vitest";
import { marksOf } from "./marks-of.ts";

describe("quoted", () => {
  test.each<[string, string[]]>([
    ['find "New York"', ["New York"]],
    ["find 'New York' and 'Rome'", ["New York", "Rome"]],
    ["find “New York”", ["New York"]],
    ["find `a b`", ["a b"]],
    ["find ‘it’s here’", ["it’s here"]],
    ["find 'it's here' now", ["it's here"]],
    ["read\n```\na\nb\n```", ["a\nb"]],
    ['he said "a. b" and left', ["a. b"]],
    ["the students' grades and the teachers' pay", []],
    ["it's what's there", []],
    ["5' 11\" tall and 6' 2\" too", []],
    ['an open " sign', []],
    ["an empty '' one", []],
  ])("%s", (query, expected) => {
    expect(marksOf(query, "quoted").map(({ text }) => text)).toEqual(expected);
  });
});

describe("parameters", () => {
  test.each<[string, string[]]>([
    ["describe {file}", ["file"]],
    ["{a} and {b_2}", ["a", "b_2"]],
    ["the last {days} days", ["days"]],
    ['in "the {city} file"', ["city"]],
    ["{ file }", []],
    ["{2nd}", []],
    ["{}", []],
    ["{a,b}", []],
    ["${HOME}", []],
    ["\\{name}", []],
    ["data/{a,b}.csv", []],
    ['{"a": 1}', []],
  ])("%s", (query, expected) => {
    expect(marksOf(query, "parameter").map(({ name }) => name)).toEqual(expected);
  });
});

describe("addresses of the web", () => {
  test.each<[string, string[]]>([
    ["read https://a.com/x?y=1.", ["https://a.com/x?y=1"]],
    ["(see http://a.com/b)", ["http://a.com/b"]],
    ["https://en.wikipedia.org/wiki/A_(b), then", ["https://en.wikipedia.org/wiki/A_(b)"]],
    ["on example.com", ["https://example.com"]],
    ["on www.example.co.uk/a", ["https://www.example.co.uk/a"]],
    ["localhost http://127.0.0.1:8080/x", ["http://127.0.0.1:8080/x"]],
    ["ftp://host/file", ["ftp://host/file"]],
    ['open "https://a.com"', []],
    ["Node.js", []],
    ["sales.csv", []],
    ["ann@example.com", []],
    ["e.g. this", []],
    ["a/b.com/c", []],
  ])("%s", (query, expected) => {
    expect(marksOf(query, "url").map(({ url }) => url)).toEqual(expected);
  });
});

describe("addresses of mail", () => {
  test.each<[string, string[]]>([
    ["to ann@example.com.", ["ann@example.com"]],
    ["<bob.b+x@mail.example.org>", ["bob.b+x@mail.example.org"]],
    ["mailto:a@b.io", ["a@b.io"]],
    ["a@b.com, c@d.net", ["a@b.com", "c@d.net"]],
    ["(o'neil@x.ie)", ["o'neil@x.ie"]],
    ["@ann", []],
    ["ann@", []],
    ["ann@localhost", []],
    ["a @ b.com", []],
    ["5 @ $3", []],
    ["git@github.com:a/b", []],
    ["a@@b.com", []],
  ])("%s", (query, expected) => {
    expect(marksOf(query, "mail").map(({ address }) => address)).toEqual(expected);
  });
});

describe("codes", () => {
  test.each<[string, string[]]>([
    ["track QUCgJYGeoDmJ", ["QUCgJYGeoDmJ"]],
    ["since HEAD~3", ["HEAD~3"]],
    ["at 9fceb02 and v1.2.0", ["9fceb02", "v1.2.0"]],
    ["main..topic", ["main..topic"]],
    ["order AB-1029", ["AB-1029"]],
    ["ping 192.168.1.1", ["192.168.1.1"]],
    ["ping 2001:db8::1", ["2001:db8::1"]],
    ["issue #1234", ["#1234"]],
    ["version 1.2.3", ["1.2.3"]],
    ["by delivery_days", ["delivery_days"]],
    ["maxCharacters", ["maxCharacters"]],
    ["flight KL1234", ["KL1234"]],
    ["BTC-USD", ["BTC-USD"]],
    ["call +1-555-123-4567", ["+1-555-123-4567"]],
    ["550e8400-e29b-41d4-a716-446655440000", ["550e8400-e29b-41d4-a716-446655440000"]],
    ["a 5' 11\" man", ["5' 11\""]],
    ["in Q3", []],
    ["on 2024-03-01", []],
    ["top-10 and 14-day", []],
    ["1,234.5", []],
    ["McDonald", []],
    ["deadbeefs", []],
    ["he wants 20k", []],
    ["the 1990s", []],
  ])("%s", (query, expected) => {
    expect(marksOf(query, "code").map(({ text }) => text)).toEqual(expected);
  });

  test("what is a code holds no number, but a number sign does", () => {
    expect(marksOf("version 1.2.3 of AB-1029", "number")).toEqual([]);
    expect(marksOf("issue #12", "number")).toMatchObject([{ value: 12 }]);
  });
});

describe("formulas", () => {
  test.each<[string, string[]]>([
    ["derive 3x^2 + 2x - 5", ["3x^2 + 2x - 5"]],
    ["solve x^2 - 4 = 0.", ["x^2 - 4 = 0"]],
    ["what is 2 + 2", ["2 + 2"]],
    ["(3 + 4) * 5", ["(3 + 4) * 5"]],
    ["plot y = 2x + 3 now", ["y = 2x + 3"]],
    ["integrate sin(x) + 1", ["sin(x) + 1"]],
    ["10 / 4", ["10 / 4"]],
    ["area = 3", []],
    ["with a=1 and b = -3", []],
    ["10-20", []],
    ["5 apples + pears", []],
    ["3/4 of users", []],
    ["a and b", []],
    ["2024-03-01", []],
    ["C++ and C#", []],
    ["24/7", []],
  ])("%s", (query, expected) => {
    expect(marksOf(query, "formula").map(({ text }) => text)).toEqual(expected);
  });
});

describe("JSON and lists", () => {
  test.each<[string, unknown[]]>([
    ["sort [3, 1, 2]", [[3, 1, 2]]],
    ['with {"a": [1, {"b": null}]}', [{ a: [1, { b: null }] }]],
    ['["Alice", "Bob"]', [["Alice", "Bob"]]],
    ["['Alice', 'Bob']", [["Alice", "Bob"]]],
    ["[Alice, Bob Dole]", [["Alice", "Bob Dole"]]],
    [
      "[[1, 2], [3, 4]]",
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ],
    ["at (52.5, 13.4)", [[52.5, 13.4]]],
    ["{'on': True}", [{ on: true }]],
    ["(see [1, 2] there)", [[1, 2]]],
    ["numbers 4, 8 and 15", [[4, 8, 15]]],
    ["'a' and 'b'", [["a", "b"]]],
    ["between 3 and 5", []],
    ["(see there)", []],
    ["[open", []],
    ["{name}", []],
    ["(2012)", []],
    ["[sic]", []],
  ])("%s", (query, expected) => {
    expect(marksOf(query, "json").map(({ value }) => value)).toEqual(expected);
  });
});
