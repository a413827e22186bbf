/** Questions of which a word would be lost, or taken for another: they are answered as they were meant, or refused. */
import { describe, expect, it } from "vitest";
import type { KnownTable } from "../../../../../../src/compiler/planner/grammar/derive/table/table-question.ts";
import { number, queryOf, text, time } from "./tables.ts";

const many = (start: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${start}${i}`).join("|");

/** Several rows for each bird and ringer. */
const catches: KnownTable = {
  from: { file: "catches.csv" },
  name: "catches",
  rows: 300,
  columns: [
    text("catch_id", many("K", 300)),
    number("bird_no", 100, 180, { distinct: 80 }),
    text("species", "wren|tern|robin|dunlin"),
    text("ringer", "Ones|Mara|Offe"),
    text("site", many("Site ", 12)),
    time("caught_on", "2024-03-02", "2026-10-30"),
    number("weight_g", 7, 60, { unit: "g" }),
    number("wing_mm", 40, 190, { unit: "mm" }),
    number("handling_min", 1, 9, { distinct: 9 }),
    text("no_photo", "yes|no"),
    number("mites", 0, 9, { distinct: 10 }),
  ],
};

const store: KnownTable = {
  from: { file: "store.csv" },
  name: "store",
  rows: 60,
  columns: [
    text("Item", many("Item ", 60)),
    text("Grade", "Full|Half|Basic"),
    text("Maker", "Brand & Co|Lorne|Pitt"),
    number("On shelf", 0, 40, { distinct: 30 }),
    number("Price (EUR)", 2, 80, { unit: "EUR" }),
    number("Bolts (EUR)", 1, 9, { unit: "EUR" }),
    number("Paid (EUR)", 0, 80, { unit: "EUR" }),
    number("Height (cm)", 2, 90, { unit: "cm" }),
    number("Depth (cm)", 2, 60, { unit: "cm" }),
    time("Last check", "2025-01-02", "2026-11-20"),
    time("Bought", "2019-02-02", "2026-10-01"),
  ],
};

const count = [{ how: "count", as: "rows" }];
const rowsOf = (where: unknown) => ({ where: [where], measures: count });

describe("what is said is what is asked for", () => {
  it.each([
    ["how many catches were made on Site 3", rowsOf({ op: "=", column: "site", value: "Site 3" })],
    [
      "how many catches were there with no photo",
      rowsOf({ op: "=", column: "no_photo", value: "yes" }),
    ],
    [
      "catches sorted by site and then by weight",
      { order: [{ column: "site" }, { column: "weight_g" }] },
    ],
    [
      "birds with more than 4 catches",
      { group: ["bird_no"], measures: count, having: [{ op: ">", column: "rows", value: 4 }] },
    ],
    ["catches with a bird number above 150", undefined],
    ["catches with a bird no above 150", { where: [{ op: ">", column: "bird_no", value: 150 }] }],
    [
      "which month of 2025 had the most catches",
      {
        where: [{ column: "caught_on", from: "2025-01-01" }],
        extreme: { which: "greatest", of: "rows" },
      },
    ],
    [
      "which site of 2025 had the most catches",
      {
        where: [{ column: "caught_on", from: "2025-01-01" }],
        extreme: { which: "greatest", of: "rows" },
      },
    ],
  ])("%s", (question, query) => {
    if (query === undefined) expect(queryOf(question, catches)).toBeUndefined();
    else expect(queryOf(question, catches)).toMatchObject(query);
  });

  it.each([
    ["deepest item", { extreme: { which: "greatest", of: "Depth (cm)" } }],
    [
      "items whose height is above 40 cm and depth under 20",
      {
        where: [
          { op: ">", column: "Height (cm)", value: 40 },
          { op: "<", column: "Depth (cm)", value: 20 },
        ],
      },
    ],
    ["the tallest item", { extreme: { which: "greatest", of: "Height (cm)" } }],
    [
      "the tallest Lorne",
      {
        where: [{ column: "Maker", value: "Lorne" }],
        extreme: { which: "greatest", of: "Height (cm)" },
      },
    ],
    ["oldest item", { extreme: { which: "least", of: "Bought" } }],
    ["which item was last checked", { extreme: { which: "greatest", of: "Last check" } }],
    [
      "when was the last check of Lorne",
      {
        where: [{ column: "Maker", value: "Lorne" }],
        extreme: { which: "greatest", of: "Last check" },
      },
    ],
    [
      "when was Item 7 last checked",
      { where: [{ column: "Item", value: "Item 7" }], select: ["Last check"] },
    ],
  ])("%s", (question, query) => {
    expect(queryOf(question, store)).toMatchObject(query);
  });
});

describe("what is lost or joined is refused", () => {
  it.each([
    "how many photos and no photos are there",
    "on which days were 4 birds caught on a Tuesday",
    "how many catches on Sundays",
    "the weight per minute of handling by species",
    "average mites per hour",
    "what is the average weight? And the heaviest?",
    "average weight of the three heaviest wrens",
    "average weight, and the lightest one",
    "catches before the tern",
    "heaviest bird_no",
    "longest site",
    "the heaviest catch number by species",
    "catches at 120 euros",
    "which result was the heaviest",
    "which ringer caught the most mites",
    "which ringer is the slowest",
    "weight by site",
    "how heavy was the wren at Site 3",
    "which bird had both a wren and a tern",
    "and how many?",
    "who has been a ringer since 2020",
  ])("%s", (question) => {
    expect(queryOf(question, catches)).toBeUndefined();
  });

  it.each([
    "how many items were bought and checked in May",
    "how many items in May",
    "items that are paid in full",
    "which items were paid in full",
    "items for which half the price is paid",
    "items of which double the price was paid",
    "items where paid is less than a third of the price",
    "which items are out of stock",
    "what is the value of the items on shelf at price",
    "the price of the items on shelf by maker",
    "what bolts went into Item 7",
    "how many bolts did Item 7 need",
    "what did Lorne last check",
    "newest item",
    "which item was kept the longest",
    "what did Lorne buy last",
    "items older than 3 years",
    "widest item",
  ])("%s", (question) => {
    expect(queryOf(question, store)).toBeUndefined();
  });
});
