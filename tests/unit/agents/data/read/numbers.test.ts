/** What is a number in a column, and which one, by all values of it. */
import { expect, test } from "vitest";
import { readColumn, readData } from "../../../../support/read-data.ts";

test.for([
  ["plain", ["1", "-2", "30"], [1, -2, 30]],
  ["decimals", ["1.5", "2", "-0.25"], [1.5, 2, -0.25]],
  ["decimal commas", ["1,5", "2", "-0,25"], [1.5, 2, -0.25]],
  ["dots for thousands, shown by a second dot", ["1.234.567", "12.500"], [1234567, 12500]],
  ["dots for thousands, shown by a comma", ["1.234,5", "12.500"], [1234.5, 12500]],
  ["commas for thousands, shown by a point", ["1,234.5", "12,500"], [1234.5, 12500]],
  ["blanks for thousands", ["1 234,5", "12 500", "7"], [1234.5, 12500, 7]],
  ["narrow blanks for thousands", ["1\u202f234,50", "12\u00a0500,25"], [1234.5, 12500.25]],
  ["Swiss apostrophes", ["1'234.50", "12’500.25"], [1234.5, 12500.25]],
  ["Indian groups", ["1,23,456", "12,34,567.50", "999.00"], [123456, 1234567.5, 999]],
  ["parentheses for what is owed", ["(1,234.50)", "20.00"], [-1234.5, 20]],
  ["a minus behind", ["1.234,56-", "2.000,00", "99,90-"], [-1234.56, 2000, -99.9]],
  ["another minus", ["−12", "–3", "4"], [-12, -3, 4]],
  ["a plus", ["+12", "-3", "0"], [12, -3, 0]],
  ["exponents", ["1.5e3", "2E-2", "7"], [1500, 0.02, 7]],
  ["no digit before the point", [".5", "-.25", "1."], [0.5, -0.25, 1]],
  ["zeros before a fraction", ["0.125", "12.500", "1.250"], [0.125, 12.5, 1.25]],
  ["marks of nothing", ["5", "-", "n/a", "..", "nan", "7"], [5, null, null, null, null, 7]],
  ["other marks of nothing", ["5", "—", "null", "None", "?", "7"], [5, null, null, null, null, 7]],
  ["an x where nothing was measured", ["5", "6", "x", "7"], [5, 6, null, 7]],
  ["marks of footnotes", ["1,234[a]", "12*", "2,000.5[1]"], [1234, 12, 2000.5]],
  ["blanks around", [" 1 ", "\u00a02", "3\t"], [1, 2, 3]],
  ["a few words", ["1", "2", "3", "4", "closed"], [1, 2, 3, 4, null]],
] as const)("numbers with %s", async ([, written, numbers]) => {
  const { column, cells } = await readColumn(written);
  expect(column).toMatchObject({ type: "number" });
  expect(column.question).toBeUndefined();
  expect(cells).toEqual(numbers);
});

test.for([
  ["percent", ["12%", "7.5 %", "100%"], [12, 7.5, 100], "%"],
  ["dollars", ["$1,234.50", "-$20.00", "($3.00)"], [1234.5, -20, -3], "$"],
  ["euros behind", ["1.234,50 €", "-20,00 €"], [1234.5, -20], "€"],
  ["a code of a currency", ["EUR 12.50", "EUR 1,000.00"], [12.5, 1000], "EUR"],
  ["pounds in the first row only", ["£5.00", "7.00"], [5, 7], "£"],
  ["kilograms", ["12 kg", "7.5kg"], [12, 7.5], "kg"],
  ["zero percent without its sign", ["12%", "0", "5%"], [12, 0, 5], "%"],
] as const)("a unit: %s", async ([, written, numbers, unit]) => {
  const { column, cells } = await readColumn(written);
  expect(column).toEqual({ name: "v", type: "number", unit });
  expect(cells).toEqual(numbers);
});

test.for([
  ["Umsatz in EUR", "EUR"],
  ["weight (kg)", "kg"],
  ["share [%]", "%"],
  ["% of votes", "%"],
] as const)("a column called %s is in %s", async ([name, unit]) => {
  expect((await readColumn(["1", "2"], {}, name)).column.unit).toBe(unit);
});

test.for([
  ["codes with an exponent's letter", ["12E4", "13E1", "7"]],
  ["hexadecimal", ["0x1F", "0x20"]],
  ["versions", ["1.2.3", "1.4.10", "5.4.10"]],
  ["seasons", ["2000/01", "2001/02", "2011/12"]],
  ["numbers of orders", ["1001-01", "1001-02", "1002-11"]],
  ["ratios", ["5/1200", "7/1300", "12/1500"]],
  ["leading zeros", ["00501", "10001", "20002"]],
  ["telephones", ["+49 30 123456", "+49 89 654321", "+49 40 111222"]],
  ["telephones of groups", ["555 123 456", "555 987 654", "444 123 789"]],
  ["telephones with dashes", ["555-1234", "555-9876"]],
  ["long ids", ["12345678901234567890", "12345678901234567891"]],
  ["house numbers", ["12", "12a", "14", "7b"]],
  ["scores", ["4-4", "2-1", "10-0"]],
  ["F alone", ["F", "F", "F"]],
  ["T and F", ["T", "F", "T"]],
  ["yes and no", ["yes", "no", "yes"]],
  ["amounts of two currencies", ["$5", "€7", "$9"]],
  ["ranges", ["1-5", "6-10", "11-20"]],
  ["times of day", ["10:15", "23:59", "00:00"]],
] as const)("no numbers and no dates: %s", async ([, written]) => {
  const { column, cells } = await readColumn(written);
  expect(column.type).toBe("text");
  expect(cells).toEqual(written);
});

test("true and false are booleans", async () => {
  const { column, cells } = await readColumn(["true", "FALSE", "True"]);
  expect(column.type).toBe("boolean");
  expect(cells).toEqual([true, false, true]);
});

test("the decimal sign of one column decides for another one of the file", async () => {
  const text = "Stadt;Einwohner;Fläche\nHamm;1.234;17,5\nBonn;12.500;141,2\nUnna;5.106;88,5\n";
  const { values, said } = await readData("a.csv", text);
  expect(values.map(({ Einwohner }) => Einwohner)).toEqual([1234, 12500, 5106]);
  expect(said.join()).toContain('"1.234" in column "Einwohner" is read as 1234');
});

test.for([
  ["thousands", { decimal: "," }, [1234, 12500]],
  ["decimals", { decimal: "." }, [1.234, 12.5]],
] as const)("the decimal sign may be said: %s", async ([, options, numbers]) => {
  const { column, cells } = await readColumn(["1.234", "12.500"], options);
  expect(column.question).toBeUndefined();
  expect(cells).toEqual(numbers);
});

test("where nothing decides on the decimal sign, it is a question", async () => {
  const { column } = await readColumn(["1.234", "12.500", "5.106"]);
  expect(column.question?.message).toBe(
    '"1.234" in column "v" can be 1234 and 1.234, and nothing in the file decides.',
  );
  expect(column.question?.help).toContain('{ decimal: "," } makes it 1234');
});

test("in a file of commas, points begin decimals and quoted commas group thousands", async () => {
  const { values, columns } = await readData("a.csv", 'a,b\n1.234,"1,234"\n2.345,"5,678"\n');
  expect(columns.map(({ question }) => question)).toEqual([undefined, undefined]);
  expect(values).toEqual([
    { a: 1.234, b: 1234 },
    { a: 2.345, b: 5678 },
  ]);
});

test("values known only in part are a question, which leaving them out answers", async () => {
  const written = ["1", "2", "3", "<5", "7"];
  const { column } = await readColumn(written);
  expect(column.type).toBe("number");
  expect(column.question?.message).toContain('"<5" (1 row)');
  const answered = await readColumn(written, { nulls: ["<5"] });
  expect(answered.column.question).toBeUndefined();
  expect(answered.cells).toEqual([1, 2, 3, null, 7]);
});

test("digits are kept: long integers, decimals, and what only looks long", async () => {
  const text = "a;b;c\n9007199254740993;0.1234567890123456789;0.30000000000000004\n1;2.5;1.5\n";
  const { values } = await readData("a.csv", text);
  expect(values[0]).toEqual({
    a: "9007199254740993",
    b: "0.1234567890123456789",
    c: 0.30000000000000004,
  });
});

test("N/A is no word; NA is one among codes of two letters", async () => {
  expect((await readColumn(["red", "N/A", "blue"])).cells).toEqual(["red", null, "blue"]);
  expect((await readColumn(["male", "NA", "female"])).cells).toEqual(["male", null, "female"]);
  expect((await readColumn(["DE", "NA", "FR"])).cells).toEqual(["DE", "NA", "FR"]);
});

test("a column may be said to be text", async () => {
  expect((await readColumn(["1", "2"], { text: ["v"] })).cells).toEqual(["1", "2"]);
});

test("points before three digits beside small whole numbers may group thousands, in a file of commas too", async () => {
  const visits = "shop,visits\nA,1.234\nB,230\nC,12.500\nD,9\n";
  const { columns } = await readData("a.csv", visits);
  expect(columns[1]?.question?.message).toContain('"1.234" in column "visits" can be 1234');
  const said = await readData("a.csv", visits, { decimal: "," });
  expect(said.values.map((row) => row["visits"])).toEqual([1234, 230, 12500, 9]);
  // A zero is written so by everybody, and other decimals decide.
  for (const kg of ["0,1.234,2.250", "2,1.5,1.125", "1.234,2.500,10.000", "1500,1.234,2.250"]) {
    const rows = kg.split(",").map((cell, i) => `r${i},${cell}`);
    const plain = await readData("a.csv", `part,kg\n${rows.join("\n")}\n`);
    expect(plain.columns[1]?.question).toBeUndefined();
    expect(plain.values.map((row) => row["kg"])).toEqual(kg.split(",").map(Number));
  }
});
