/** Questions that ask for something that the table does not have, or of which it is unclear what they ask. */
import { describe, expect, it } from "vitest";
import { hives, lighthouses, queryOf } from "./tables.ts";

const REFUSED = [
  [hives, "total nectar by apiary"],
  [hives, "average honey by valley"],
  [hives, "total honey at Riverside"],
  [hives, "how many Italian hives are there"],
  [hives, "how many hives swarmed"],
  [hives, "predict the honey of next year"],
  [hives, "which apiary is the best"],
  [hives, "how much did it cost"],
  [hives, "is honey at Heath higher than 20"],
  [hives, "total honey for strong colonies"],
  [hives, "describe everything"],
  [hives, "how many kilograms of wax by apiary"],
  [hives, "average temperature by month"],
  [hives, "correlation of rainfall and honey"],
  [hives, "honey and banana by apiary"],
  [hives, "who is the owner of Heath"],
  [hives, "median of apiary"],
  [hives, "sum of inspector"],
  [hives, "top five sunny apiaries by honey"],
  [hives, "honey per moon phase"],
  [hives, "translate apiary into French"],
  [hives, "how many bees live at Heath"],
  [hives, "highest quality honey by apiary"],
  [hives, "hives near the river"],
  [hives, "honey by apiary and colour"],
  [hives, "total honey before breakfast"],
  [hives, "rows with honey over twenty-ish litres of syrup"],
  [lighthouses, "how many people live in Sandray"],
  [lighthouses, "which lighthouse has the brightest lamp"],
  [lighthouses, "how many victories did Gull Rock have"],
  [lighthouses, "which lighthouse did the queen visit"],
  [lighthouses, "what is the rank of Sandray"],
  [lighthouses, "how far is Sandray from Eel Point"],
  [lighthouses, "how many lighthouses were destroyed"],
  [hives, "how many harvests are there per apiary"],
  [lighthouses, "which builder has the most lamps"],
  [lighthouses, "which lighthouse did the storm hit first"],
] as const;

describe("questions that are refused", () => {
  it.each(REFUSED)("%#: %s", (table, question) => {
    expect(queryOf(question, table)).toBeUndefined();
  });
});
