/** An order is carried out as it says, or not at all: which of several, how much, in what unit, on which day. */
import { describe, expect, it } from "vitest";
import { day, ownTool as tool, text, whole } from "./own-tools.ts";
import { plannedWith } from "./planned-with.ts";

const berth = text("number of the berth, such as SO-14");
const done = { done: { type: "boolean" } };
const code = (description: string) =>
  text(description, { minLength: 3, maxLength: 3, examples: ["GBP", "EUR"] });

/** A marina. */
const tools = [
  tool(
    "berths.show",
    "read",
    "Shows a berth: who lies there.",
    { berth },
    { boat: { type: "string" }, berth: { type: "string" } },
  ),
  tool("berths.clear", "destructive", "Clears a berth of its boat.", { berth }, done),
  tool(
    "berths.reserve",
    "write",
    "Reserves a berth for a day.",
    { berth, date: day("the day") },
    done,
  ),
  tool(
    "crew.find",
    "read",
    "Looks up a skipper.",
    { skipper: text("name of the skipper") },
    { skipper: { type: "string" } },
  ),
  tool(
    "crew.suspend",
    "write",
    "Suspends a skipper until a day.",
    { skipper: text("name of the skipper"), until: day("last day") },
    done,
  ),
  tool(
    "crew.trade",
    "write",
    "Trades the watches of two sailors on a day.",
    { first: text("name of a sailor"), second: text("name of a sailor"), date: day("the day") },
    done,
  ),
  tool(
    "crew.message",
    "write",
    "Sends a message to a skipper.",
    { to: text("name of the skipper or boat"), message: text("text of the message") },
    done,
  ),
  tool(
    "crew.watch",
    "read",
    "Who has the watch on a day.",
    { date: day("the day") },
    { names: { type: "array" } },
  ),
  tool(
    "store.portion",
    "read",
    "Portions a stew to a number of plates.",
    { stew: text("name of the stew", { examples: ["fish stew", "bean pot"] }), plates: whole("") },
    { list: { type: "array" } },
  ),
  tool(
    "dues.repay",
    "destructive",
    "Repays a part of a fee.",
    {
      fee: text("number of the fee, like FE-9"),
      "amount?": { type: "number", description: "amount in euros" },
    },
    done,
  ),
  tool(
    "cash.exchange",
    "read",
    "Exchanges an amount from one currency to another.",
    {
      amount: { type: "number" },
      from: code("currency code"),
      to: text("currency code", { minLength: 3, maxLength: 3 }),
    },
    { amount: { type: "number" } },
  ),
];

const planned = plannedWith(tools, { "README.md": "# Marina\n" });

describe("one of several is not all of them", () => {
  it.each([
    "Clear SO-14 or SO-15",
    "Clear SO-14, SO-15 or SO-16",
    "Clear SO-14 and/or SO-15",
    "Show SO-14 or clear it",
    "Reserve SO-14 for 2027-03-09 or clear it",
    "Look up Nils Berg or suspend him until 2027-03-09",
    "Clear one of SO-14 and SO-15",
    "Clear any of SO-14, SO-15 and SO-16",
    "Clear either of SO-14 and SO-15",
    "Clear some of SO-14, SO-15 and SO-16",
  ])("%s", async (query) => {
    expect((await planned(query)).errors).toContain("ORC2113");
  });

  it("all that are named are meant without such words", async () => {
    const { calls } = await planned("Clear SO-14, SO-15 and SO-16");
    expect(calls).toEqual(
      ["SO-14", "SO-15", "SO-16"].map((each) => ({ "berths.clear": { berth: each } })),
    );
  });
});

describe("about 20 is not 20", () => {
  it.each([
    "Repay up to €20 of FE-9",
    "Repay about €20 of FE-9",
    "Repay €20 or so of FE-9",
    "Repay at most €20 of FE-9",
    "Repay €20 at most of FE-9",
  ])("%s", async (query) => {
    expect((await planned(query)).errors).toContain("ORC2113");
  });

  it("an amount is", async () => {
    const { calls } = await planned("Repay €20 of FE-9");
    expect(calls).toEqual([{ "dues.repay": { fee: "FE-9", amount: 20 } }]);
  });
});

describe("who is told is no part of what is told, nor the other way round", () => {
  const all = ["Nils", "Petra"].map((to) => ({ "crew.message": { to, message: "Storm at six" } }));

  it.each([
    'Send a message to Nils and Petra: "Storm at six"',
    'Send a message to Nils and Petra, "Storm at six"',
  ])("%s", async (query) => {
    const { calls } = await planned(query);
    expect(calls).toEqual(all);
  });
});

describe("three are no two", () => {
  it.each([
    "Trade Nils, Petra and Ove on 2027-03-09",
    "Trade Nils and Petra, and Ove and Jan on 2027-03-09",
    "Trade Nils with Petra and Ove on 2027-03-09",
  ])("%s", async (query) => {
    expect((await planned(query)).errors).not.toEqual([]);
  });

  it("two are", async () => {
    const { calls } = await planned("Trade Nils and Petra on 2027-03-09");
    expect(calls).toEqual([
      { "crew.trade": { first: "Nils", second: "Petra", date: "2027-03-09" } },
    ]);
  });
});

describe("from one currency to several", () => {
  it.each([
    ["Exchange 90 GBP to USD, EUR and CHF", "GBP", ["USD", "EUR", "CHF"]],
    ["Exchange 40 CHF to GBP, USD and EUR", "CHF", ["GBP", "USD", "EUR"]],
    ["Exchange 40 CHF to GBP, USD", "CHF", ["GBP", "USD"]],
  ])("%s, or nothing", async (query, from, targets) => {
    const { calls, errors } = await planned(query);
    const amount = query.includes("90") ? 90 : 40;
    const each = targets.map((to) => ({ "cash.exchange": { amount, from, to } }));
    expect(calls).toEqual(errors.length > 0 ? [] : each);
  });
});

describe("a unit is not dropped", () => {
  it.each([
    "Portion the fish stew to 4 kg",
    "Portion the bean pot to 20 litres",
    "Portion the bean pot to 20 dollars",
    "Portion the bean pot by 3",
    "Exchange 40 kg from CHF to GBP",
    "Exchange 40 miles CHF to GBP",
  ])("%s", async (query) => {
    expect((await planned(query)).errors).not.toEqual([]);
  });

  it("plates are counted", async () => {
    const { calls } = await planned("Portion the fish stew to 40 plates");
    expect(calls).toEqual([{ "store.portion": { stew: "fish stew", plates: 40 } }]);
  });
});

describe("a day and its weekday are one", () => {
  it.each([
    "Reserve SO-14 for Tuesday 8 March 2027",
    "Reserve SO-14 for Sunday, 2027-03-09",
    "Who has the watch on 9 March 2027 (Friday)?",
  ])("%s contradicts itself", async (query) => {
    expect((await planned(query)).errors).toContain("ORC2104");
  });

  it.each(["Tuesday 9 March 2027", "Tuesday, 2027-03-09", "Tuesday the 9th of March 2027"])(
    "%s",
    async (said) => {
      const { calls } = await planned(`Reserve SO-14 for ${said}`);
      expect(calls).toEqual([{ "berths.reserve": { berth: "SO-14", date: "2027-03-09" } }]);
    },
  );

  it.each(["Reserve SO-14 for Monday", "Who has the watch on Monday?"])("%s", async (query) => {
    expect((await planned(query)).errors).toContain("ORC2104");
  });

  it("the next one is none that has been", async () => {
    const { calls } = await planned("Reserve SO-14 for next Monday");
    expect(calls).toEqual([{ "berths.reserve": { berth: "SO-14", date: { $time: "now/w+7d" } } }]);
  });
});

describe("what the workspace's own tools work on is nothing that a built-in one takes", () => {
  it.each([
    "Change SO-14",
    "What changed in SO-14?",
    "Changes between SO-14 and SO-15",
    "Price of walnuts",
    "Price history of anchor chain",
  ])("%s", async (query) => {
    expect((await planned(query)).errors).not.toEqual([]);
  });

  it.each([
    ["What changed since v1.2?", "git.changes"],
    ["Price of litecoin", "markets.price"],
  ])("%s", async (query, name) => {
    const { calls, errors } = await planned(query);
    expect([errors, Object.keys(calls[0] ?? {})]).toEqual([[], [name]]);
  });
});
