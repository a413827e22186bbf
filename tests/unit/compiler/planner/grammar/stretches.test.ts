/** Both ends of a stretch of time go where they belong, by what the arguments of a tool say of each other. */
import { describe, expect, it } from "vitest";
import { day, flag, number, ownTool as tool, text, whole } from "./own-tools.ts";
import { plannedWith } from "./planned-with.ts";

const done = { done: { type: "boolean" } };
const rows = { rows: { type: "array" } };
const loan = text("number of the loan, e.g. LN-31, LN-8");

const boats = [
  tool(
    "berths.reserve",
    "write",
    "Reserves a berth for a skipper.",
    {
      skipper: text("full name of the skipper"),
      arrival: day("day of arrival"),
      departure: day("day of departure"),
    },
    done,
  ),
  tool(
    "cabins.take",
    "write",
    "Takes a cabin for a guest.",
    {
      guest: text("full name of the guest"),
      check_in: day("day of check-in"),
      check_out: day("day of check-out"),
    },
    done,
  ),
  tool(
    "moorings.hire",
    "write",
    "Hires a mooring to a crew.",
    {
      crew: text("name of the crew"),
      leaves: day("when the crew is gone"),
      arrives: day("when the crew is there, for a stay"),
    },
    done,
  ),
  tool(
    "ferries.ticket",
    "write",
    "Buys a ticket for a journey of a rider by ferry.",
    {
      rider: text("full name of the rider"),
      departure: day("day of departure"),
      arrival: day("day of arrival"),
    },
    done,
  ),
  tool(
    "hoists.rig",
    "write",
    "Rigs a hoist for a hull.",
    {
      hull: text("name of the hull"),
      departure: day("day of departure"),
      arrival: day("day of arrival"),
    },
    done,
  ),
  tool(
    "vans.lend",
    "write",
    "Lends a van to a driver.",
    {
      driver: text("full name of the driver"),
      pickup: day("day of pickup"),
      return: day("day of return"),
    },
    done,
  ),
  tool(
    "stays.alter",
    "write",
    "Alters the arrival or the departure of a stay.",
    {
      stay: text("number of the stay, e.g. ST-40"),
      "arrival?": day("new day of arrival"),
      "departure?": day("new day of departure"),
    },
    done,
    ["extend a stay"],
  ),
  tool(
    "berths.vacant",
    "read",
    "Lists the berths of the harbour that are vacant.",
    {
      arrival: day("day of arrival"),
      departure: day("day of departure"),
      shore_power: flag("only berths with shore power", false),
    },
    rows,
  ),
];
const library = [
  tool(
    "loans.shift",
    "write",
    "Shifts the due date of a loan to another day.",
    { loan, due: day("the new due date") },
    done,
    ["postpone a loan"],
  ),
  tool(
    "loans.search",
    "read",
    "Searches the loans by borrower and due date.",
    {
      "borrower?": text("name of the borrower"),
      "due_before?": day("only loans due before this day"),
      "due_after?": day("only loans due after this day"),
    },
    rows,
  ),
  tool(
    "cards.search",
    "read",
    "Searches the reader cards by expiry.",
    { "expires_before?": day("only cards that expire before this day") },
    rows,
  ),
  tool(
    "halls.shut",
    "write",
    "Shuts a reading hall.",
    { hall: text("number of the hall, e.g. H-2"), until: day("last day on which it is shut") },
    done,
  ),
];

const houses = [
  tool(
    "houses.find",
    "read",
    "Finds houses by rent and rooms.",
    { "max_rent?": number("highest rent in euros"), "min_rooms?": whole("lowest number of rooms") },
    rows,
  ),
];

const planned = plannedWith([...boats, ...library, ...houses]);
const [first, last] = ["2027-07-03", "2027-07-10"];
const STRETCHES = [
  "from 3 July 2027 to 10 July 2027",
  "between 3 July 2027 and 10 July 2027",
  "from 3 July 2027 until 10 July 2027",
  "from 3 to 10 July 2027",
];

describe.each(STRETCHES)("%s", (stretch) => {
  it.each([
    [
      "Reserve a berth for Ada Holm",
      { "berths.reserve": { skipper: "Ada Holm", arrival: first, departure: last } },
    ],
    [
      "Take a cabin for Ada Holm",
      { "cabins.take": { guest: "Ada Holm", check_in: first, check_out: last } },
    ],
    [
      "Hire a mooring to Gannet",
      { "moorings.hire": { crew: "Gannet", arrives: first, leaves: last } },
    ],
    [
      "Lend a van to Ben Ortiz",
      { "vans.lend": { driver: "Ben Ortiz", pickup: first, return: last } },
    ],
    ["List the vacant berths", { "berths.vacant": { arrival: first, departure: last } }],
  ])("%s", async (order, call) => {
    expect(await planned(`${order} ${stretch}`)).toMatchObject({ calls: [call], errors: [] });
  });

  it("is refused where nothing says which end is the first", async () => {
    expect((await planned(`Rig a hoist for Gannet ${stretch}`)).errors).not.toEqual([]);
  });
});

it("a stretch without a word before it", async () => {
  const { calls } = await planned("Take a cabin for Ada Holm 3 July 2027 to 10 July 2027");
  expect(calls).toEqual([
    { "cabins.take": { guest: "Ada Holm", check_in: first, check_out: last } },
  ]);
});

it("who travels leaves first", async () => {
  const { calls } = await planned(
    "Buy a ferry ticket for Ada Holm from 3 July 2027 to 10 July 2027",
  );
  expect(calls).toEqual([
    { "ferries.ticket": { rider: "Ada Holm", departure: first, arrival: last } },
  ]);
});

describe("one end", () => {
  it.each([
    ["Alter the departure of ST-40 to 14 July 2027", { stay: "ST-40", departure: "2027-07-14" }],
    ["Alter the arrival of ST-40 to 14 July 2027", { stay: "ST-40", arrival: "2027-07-14" }],
    ["Extend ST-40 until 14 July 2027", { stay: "ST-40", departure: "2027-07-14" }],
    [
      "Alter the arrival of ST-40 to 5 June 2027 and its departure to 9 June 2027",
      { stay: "ST-40", arrival: "2027-06-05", departure: "2027-06-09" },
    ],
  ])("%s", async (query, args) => {
    expect(await planned(query)).toMatchObject({ calls: [{ "stays.alter": args }], errors: [] });
  });
});

describe("from what it was to what it is to be", () => {
  it.each(["Shift", "Postpone", "Move"])("%s: the old day is never taken", async (verb) => {
    const { calls, errors } = await planned(`${verb} LN-31 from 14 June 2027 to 21 June 2027`);
    expect(errors.length > 0 ? [] : calls).toEqual(
      errors.length > 0 ? [] : [{ "loans.shift": { loan: "LN-31", due: "2027-06-21" } }],
    );
    expect(calls).not.toEqual([{ "loans.shift": { loan: "LN-31", due: "2027-06-14" } }]);
  });
});

describe("is refused", () => {
  it.each([
    "List the vacant berths from 10 July 2027 to 3 July 2027",
    "Take a cabin for Ada Holm from 10 July 2027 to 3 July 2027",
    "Take a cabin for Ada Holm, check-in 10 July 2027, check-out 3 July 2027",
    "Reserve a berth for Ada Holm on 3 July 2027",
    "Alter ST-40 from 5 June 2027 to 9 June 2027",
    "Alter ST-40 from 5 June to 9 June",
    "Alter the arrival of ST-40 from 5 June 2027 to 9 June 2027",
    "List the vacant berths without shore power from 3 July 2027 to 10 July 2027",
    "Shut H-2 on 30 June 2027",
    "Shut H-2 by 30 June 2027",
  ])("%s", async (query) => {
    expect((await planned(query)).errors).not.toEqual([]);
  });
});

describe("a bound is filled by words that say it", () => {
  it.each([
    ["Search the loans due before 10 June 2027", { "loans.search": { due_before: "2027-06-10" } }],
    ["Search the loans due after 10 June 2027", { "loans.search": { due_after: "2027-06-10" } }],
    [
      "Search the loans due after 1 June 2027 and before 15 June 2027",
      { "loans.search": { due_after: "2027-06-01", due_before: "2027-06-15" } },
    ],
    [
      "Search the cards that expire before 10 June 2027",
      { "cards.search": { expires_before: "2027-06-10" } },
    ],
    ["Find houses under 900 euros", { "houses.find": { max_rent: 900 } }],
    ["Find houses with at least 3 rooms", { "houses.find": { min_rooms: 3 } }],
    ["Shut H-2 until 30 June 2027", { "halls.shut": { hall: "H-2", until: "2027-06-30" } }],
  ])("%s", async (query, call) => {
    expect(await planned(query)).toMatchObject({ calls: [call], errors: [] });
  });

  it.each([
    "Search the loans due on 10 June 2027",
    "Search the loans due in June 2027",
    "Search the loans due this week",
    "Search the loans due tomorrow",
    "Search the loans due by 10 June 2027",
    "Search the loans due since 10 June 2027",
    "Search the loans due from 1 June 2027 to 15 June 2027",
    "Search the loans due between 1 June 2027 and 15 June 2027",
    "Search the cards that expire on 10 June 2027",
    "Search the cards that expire in June 2027",
    "Search the cards that expire from 1 June 2027 to 15 June 2027",
    "Find houses with a rent of 900 euros",
    "Find houses for 900 euros",
    "Find houses with 3 rooms",
  ])("%s is refused", async (query) => {
    expect((await planned(query)).errors).not.toEqual([]);
  });
});
