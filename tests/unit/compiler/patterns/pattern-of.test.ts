/** A pattern has the structure of a plan and nothing of its data. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  likePatterns,
  patternOf,
  vocabularyOf,
  wordsOfQuery,
} from "../../../../src/compiler/index.ts";
import { patternSchema, type Pattern } from "../../../../src/contract/pattern.ts";
import { inputOf, outputOf, planOf, toolInfo } from "../../../support/plans.ts";

const VOCABULARY = vocabularyOf(
  [{ name: "mail", card: "Sends letters and lists people." }],
  ["mail.send", "mail.listPeople"],
);
const TOOLS = new Map(
  [
    toolInfo("mail.listPeople", { output: outputOf({ people: { type: "array" } }) }),
    toolInfo("mail.send", { input: inputOf({ to: { type: "string" }, body: {} }) }),
  ].map((tool) => [tool.name, tool]),
);

const planFor = (query: string, secret: string) =>
  planOf(
    {
      smiths: { tool: "mail.listPeople", title: secret, args: { [secret]: secret } },
      letter: {
        tool: "mail.send",
        title: `To ${secret}`,
        args: {
          to: secret,
          body: { [secret]: { $ref: "smiths.people" }, key: { $ref: `smiths.x` } },
        },
      },
    },
    {
      source: { query, sha256: "0", planner: "hand@1" },
      params: { [`p_${secret}`]: { type: "string" } },
    },
  );

test("names what tools declare, in neutral ids", () => {
  const { tasks, words } = patternOf(
    planFor('List people, and send a letter to Jones: "hi 42".', "Jones"),
    VOCABULARY,
    TOOLS,
  );
  expect(words.join(" ")).toBe("list people and send a letter to _");
  expect(tasks).toEqual([
    { id: "t1", kind: "call", tool: "mail.listPeople", needs: [], args: {} },
    {
      id: "t2",
      kind: "call",
      tool: "mail.send",
      needs: [],
      args: { to: [], body: ["t1", "t1.people"] },
    },
  ]);
});

test("no text of a plan or query is in it", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^q[a-z]{5,12}$/), (word) => {
      const secret = `${word}zz`;
      const plan = planFor(
        `Send ${secret} a letter, ${secret}'s list ${secret}@x.org data/${secret}.csv`,
        secret,
      );
      expect(JSON.stringify(patternOf(plan, VOCABULARY, TOOLS))).not.toContain(secret);
    }),
  );
});

test("a word that agents know is hidden where it is a value", () => {
  const plan = planOf({ t1: { tool: "mail.send", args: { to: "people" } } });
  expect(wordsOfQuery("Send people letters", VOCABULARY)).toEqual(["send", "people", "letters"]);
  expect(wordsOfQuery("Send people letters", VOCABULARY, plan)).toEqual(["send", "_", "letters"]);
});

test("is what its schema says, and the same whatever the values are", () => {
  const one = patternOf(planFor("Send a letter to Jones", "Jones"), VOCABULARY, TOOLS);
  const other = patternOf(planFor("Send a letter to Malone", "Malone"), VOCABULARY, new Map());
  expect(other.id).toBe(one.id);
  expect(patternSchema.safeParse({ ...one, runs: 1, succeeded: 1 }).success).toBe(true);
});

test("the likest comes first, and one that never ended well is not offered", () => {
  const base = patternOf(planFor("Send a letter to Jones", "Jones"), VOCABULARY, TOOLS);
  const well: Pattern = { ...base, runs: 4, succeeded: 3 };
  const [task] = base.tasks;
  const other: Pattern = {
    ...well,
    id: "0123456789ab",
    tasks: task === undefined ? [] : [task],
    words: ["list", "people"],
  };
  const wanted = { words: wordsOfQuery("Send a letter to Ann", VOCABULARY) };
  expect(likePatterns(wanted, [other, well])).toEqual([{ pattern: well, score: 1 }]);
  expect(
    likePatterns({ ...wanted, tasks: base.tasks }, [other, well]).map(({ pattern }) => pattern.id),
  ).toEqual([well.id]);
  expect(likePatterns(wanted, [{ ...well, succeeded: 0 }])).toEqual([]);
});
