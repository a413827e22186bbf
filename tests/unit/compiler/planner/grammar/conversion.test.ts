/** Units: what an argument is measured in, and amounts in it. */
import { describe, expect, it } from "vitest";
import { amountIn, unitOf } from "../../../../../src/compiler/planner/grammar/link/conversion.ts";

describe("the unit of an argument", () => {
  it.each([
    ["temperature", "temperature in °C", "°C"],
    ["heat", "a temperature in degrees Celsius", "degrees Celsius"],
    ["volume", "volume in ml", "ml"],
    ["molar_mass", "molar mass in g/mol", "g/mol"],
    ["distance_km", "how far", "km"],
    ["seconds", "how long it takes", "seconds"],
    ["fee", "the amount in dollars", "dollars"],
  ])("of %s: %s", (name, description, unit) => {
    expect(unitOf(name, description, [name])).toBe(unit);
  });

  it.each([
    ["length", "length of the list"],
    ["pieces", "how many are in stock"],
    ["distance", "the distance in meters or miles"],
    ["limit", "how many commits at most"],
  ])("is not said of %s: %s", (name, description) => {
    expect(unitOf(name, description, [name])).toBeUndefined();
  });

  it("is left to another argument that says it, if that is of its kind", () => {
    expect(unitOf("amount", "amount in euros", ["amount", "currency"])).toBeUndefined();
    expect(unitOf("mass", "mass in kg", ["mass", "unit"])).toBeUndefined();
    expect(unitOf("days", "how many days back", ["days", "currency", "unit"])).toBe("days");
  });
});

describe("an amount in another unit", () => {
  it.each([
    [185, "°F", "°C", 85],
    [0.5, "l", "ml", 500],
    [60, "miles per hour", "km/h", 96.56064],
    [10, "m/s", "km/h", 36],
    [90, "minutes", "hours", 1.5],
    [2, "months", "days", 60],
    [3, "years", "months", 36],
    [4, "USD", "cents", 400],
    [0.6, "µm", "nm", 600],
  ])("%d %s in %s", (amount, from, to, expected) => {
    expect(amountIn(amount, from, to)).toBe(expected);
  });

  it.each([
    ["km", "°C"],
    ["USD", "EUR"],
    ["g/mol", "g"],
    ["kg", "hours"],
  ])("there is none of %s in %s", (from, to) => {
    expect(amountIn(1, from, to)).toBeUndefined();
  });
});
