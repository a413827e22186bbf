/** Which tool may do what another one has failed to do, without anybody who plans anew. */
import { expect, test } from "vitest";
import type { ToolInfo } from "../../../../src/catalog/tool-info.ts";
import { standInsFor } from "../../../../src/compiler/adapting/stand-ins.ts";
import { inputOf, outputOf, toolInfo } from "../../../support/plans.ts";

const DESCRIPTION = "Tells the price of a coin in euros.";
const input = inputOf({ coin: { type: "string" } });
const output = outputOf({ price: { type: "number" } });

const price = toolInfo("coins.price", {
  description: DESCRIPTION,
  phrases: ["what a coin costs"],
  input,
  output,
});

const other = (name: string, text: Parameters<typeof toolInfo>[1]): ToolInfo =>
  toolInfo(name, { description: `What ${name} does.`, phrases: [], input, output, ...text });

const named = (...others: readonly ToolInfo[]) =>
  standInsFor(price, { coin: "bitcoin" }, [price, ...others]).map(({ name }) => name);

test.each([
  ["the same name in its agent", other("market.price", {})],
  ["the same description", other("market.quote", { description: DESCRIPTION })],
  [
    "the same but for articles and how it is said",
    other("market.quote", { description: "Returns price of the coin in euros" }),
  ],
  ["a phrase that both declare", other("market.quote", { phrases: ["What a coin costs?"] })],
])("%s", (_, tool) => {
  expect(named(tool)).toEqual([tool.name]);
});

test.each([
  [
    "what another agent has",
    other("stocks.quote", { description: "Tells the price of a stock in euros." }),
  ],
  ["another meaning", other("market.quote", {})],
  ["a part of what is meant", other("market.quote", { description: "Tells the price of a coin." })],
  ["a negation", other("market.quote", { description: "Tells the price of no coin in euros." })],
  ["another order", other("market.quote", { description: "Tells the euros of a price in coin." })],
  [
    "another preposition",
    other("market.quote", { description: "Tells the price of a coin to euros." }),
  ],
  ["a tool that writes", other("market.price", { effect: "write" })],
  ["a tool that destroys", other("market.price", { effect: "destructive" })],
  [
    "a tool that writes and may be done twice",
    other("market.price", { effect: "write", idempotent: true, description: DESCRIPTION }),
  ],
  [
    "an output of another type",
    other("market.price", { output: outputOf({ price: { type: "string" } }) }),
  ],
  [
    "an output with less",
    other("market.price", { output: outputOf({ name: { type: "string" } }) }),
  ],
  [
    "an argument of another type",
    other("market.price", { input: inputOf({ coin: { type: "integer" } }) }),
  ],
  [
    "an argument that is missing",
    other("market.price", {
      input: inputOf({ coin: { type: "string" }, day: { type: "string" } }, ["day"]),
    }),
  ],
])("not %s", (_, tool) => {
  expect(named(tool)).toEqual([]);
});

test("nothing stands in for what changes something", () => {
  const send = toolInfo("mail.send", { effect: "write", input, output });
  expect(
    standInsFor(send, { coin: "x" }, [send, toolInfo("post.send", { input, output })]),
  ).toEqual([]);
});

test("one that gives the very same comes before one that gives more", () => {
  const more = outputOf({ price: { type: "number" }, at: { type: "string" } });
  expect(named(other("a.price", { output: more }), other("b.price", {}))).toEqual([
    "b.price",
    "a.price",
  ]);
});
