/**
 * Files as public data portals, banks and programs write them, in other words and numbers. Expected values: awk and
 * python3 over the same rows. Each is either read rightly or refused with a question, never answered wrongly.
 */
import { expect, test } from "vitest";
import { aggregate } from "../../../../src/agents/data/aggregate.ts";
import { compute } from "../../../../src/agents/data/compute.ts";
import { correlate } from "../../../../src/agents/data/correlate.ts";
import { describe as describeData } from "../../../../src/agents/data/describe.ts";
import { join } from "../../../../src/agents/data/join.ts";
import { timeseries } from "../../../../src/agents/data/timeseries.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

const offsets = [
  ["2023-09-30 23:59:59+10:00", 1],
  ["2023-10-01 00:30:00+10:00", 2],
  ["2023-10-01 05:00:00+11:00", 4],
  ["2023-11-01 05:00:00+11:00", 8],
] as const;
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => String(n).padStart(2, "0"));
const quoted = 'k1,Alpha,10\nk2,"Beta,20\nk3,Gamma,30\nk4,Delta,40\nk5,Epsilon",50\nk6,Zeta,60\n';

const files = {
  "sex.csv": "batch,sex,count\nA,F,12\nB,F,7\nC,F,9\n",
  "cities.csv": "Stadt;Einwohner;Fläche\nHamm;1.234;17,5\nBonn;12.500;141,2\nUnna;5.106;88,5\n",
  "guests.csv": "night,guests,rooms\nFri,10,4\nFri,20,5\nSat,60,20\n",
  "years.csv": "day,amount\n2023-03-01,100\n2024-03-01,7\n2024-04-01,3\n",
  "rates.csv": `DATE,RATE\n${[2019, 2020].flatMap((year, i) => months.map((month, j) => `01/${month}/${year},${1 + j + 10 * i}`)).join("\n")}\n`,
  "kinds.csv": "kind,type,source,amount\na,x,web,1\nb,y,shop,2\na,x,web,4\n",
  "hours.csv":
    "at,sales\n2024-05-01 09:15,10\n2024-05-01 09:45,20\n2024-05-01 10:05,7\n2024-05-02 09:10,5\n",
  "codes.csv": "country code,sales\nNO,10\nSE,20\nNO,5\n",
  "pages.json": JSON.stringify({
    count: 3,
    next: null,
    results: [
      { city: "Oslo", price: 10 },
      { city: "Bergen", price: 20 },
      { city: "Oslo", price: 40 },
    ],
  }),
  "ponds.json": JSON.stringify({
    type: "FeatureCollection",
    features: [
      ["Pond", 10],
      ["Fen", 30],
    ].map(([name, area], i) => ({
      type: "Feature",
      properties: { name, area },
      geometry: { type: "Point", coordinates: [i, 2] },
    })),
  }),
  "offsets.csv": `ts,orders\n${offsets.map((row) => row.join(",")).join("\n")}\n`,
  "offsets.ndjson": `${offsets.map(([ts, orders]) => JSON.stringify({ ts, orders })).join("\n")}\n`,
  "zones.csv":
    "ts,orders\n2023-09-30T23:59:59Z,1\n2023-09-30T22:30:00-05:00,2\n2023-11-01T05:00:00Z,4\n",
  "paid.csv": "id,paid,amount\n1,2024-01-05,10\n2,0000-00-00,20\n3,2024-02-07,30\n",
  "people.csv":
    "name,day,height\nana,2024/11/02,163\nbo,2024/11/09,181\ncy,2024/12/01,170\ndee,2024/12/20,158.5\n1,1,1\n",
  "bank.csv":
    '\uFEFF"Data Source","World Development Indicators",\n\n"Last Updated Date","2026-05-10",\n\n"Country Name","Country Code","Indicator Name","Indicator Code","2019","2020","2021",\n"Kesh","KSH","Power use","PW.USE","10","20","30",\n"Lorn","LRN","Power use","PW.USE","5","","15",\n"Mora","MRA","Power use","PW.USE","1","2","3",\n',
  "account.csv":
    "Kontoauszug für Oktober 2025\nKontoinhaber;Musterverein\n\nBuchungstag;Wertstellung;Buchungstext;Umsatz in EUR\n01.10.2025;01.10.2025;Miete;1.234,56-\n03.10.2025;03.10.2025;Beitrag;2.000,00\n07.11.2025;07.11.2025;Strom;99,90-\n",
  "genesis.csv":
    "GENESIS-Tabelle: Temporär\nGebietsfläche: Länder, Stichtag;;;\nGebietsfläche (qkm);;;\n;Stichtag;Stichtag;Stichtag\n;31.12.2019;31.12.2020;31.12.2021\nNordland;35752,50;35751,76;35751,85\nSüdland;70550,87;70550,87;70548,00\n",
  "quotes.csv": `code,name,speakers\n${quoted}`,
  "quotes.tsv": `code\tname\tspeakers\n${quoted.replaceAll(",", "\t")}`,
  "my sales.csv": "city,amount\nOslo,1\nBergen,2\n",
  "sep.csv": "sep=;\nitem;qty;price\nbolt;12;0.5\nnut;30;0.25\nwasher;8;1.5\n",
  "blanks.csv":
    "site, depth, temp\nReef, 5, 21.5\nReef, 10, 20.5\nLagoon, 5, 25\nLagoon , 10, 24\n",
  "ecb.csv":
    "KEY,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS\nX.A.DE,A,DE,2019,1.5,A\nX.A.DE,A,DE,2020,2.5,A\nX.A.FR,A,FR,2019,3.5,A\nX.A.FR,A,FR,2020,,M\n",
  "votes.csv":
    "station,boxes,ballots\nNorth Hall,4,120\nMill Lane,3,95\nQuay Street,5,210\nOld Depot,2,75\nTotal,14,500\n",
  "births.csv": `year,month,date_of_month,day_of_week,births\r${[2021, 2022].flatMap((year) => [1, 2, 3].flatMap((month) => [1, 15].map((day, i) => `${year},${month},${day},2,${2100 + 100 * (year - 2021) + 10 * month + i}`))).join("\r")}\r`,
  "wide.csv": "country,2019,2020,2021\nFrance,2.7,2.6,2.9\nSpain,1.4,1.3,1.4\n",
  "releases.csv": "release,downloads\n1.2.3,1\n1.4.10,2\n2.1.0,4\n2.10.4,8\n",
  "seasons.csv": "season,goals\n2000/01,3\n2001/02,4\n2002/03,5\n2003/04,6\n",
  "city=Rome/sales.csv": "city,amount\nParis,1\nLyon,2\n",
  "far.csv": "height,width\n1.0e+200,1\n2.0e+200,2\n3.0e+200,3\n",
  "ids.csv": "id,n\n1.0,10\n,20\n2.0,30\n",
  "names.csv": "id,name\n1,one\n2,two\nX3,three\n",
  "orders.csv": `order_id,shop,amount\n${Array.from({ length: 15_000 }, (_, i) => `${i},S${i % 30},${i < 10_000 ? 2 : 5}`).join("\n")}\n`,
  "shops.csv": `shop,region\n${Array.from({ length: 30 }, (_, i) => `S${i},${i % 2 === 1 ? "north" : "south"}`).join("\n")}\n`,
};

type Grouped = readonly (readonly [string, unknown])[];

test.for([
  ["a column of nothing but F", "sex.csv", "count", "sex", [["F", 28]]],
  [
    "dots for thousands",
    "cities.csv",
    "Einwohner",
    "Stadt",
    [
      ["Bonn", 12_500],
      ["Hamm", 1234],
      ["Unna", 5106],
    ],
  ],
  [
    "a column called kind",
    "kinds.csv",
    "amount",
    "kind",
    [
      ["a", 5],
      ["b", 2],
    ],
  ],
  [
    "a column called source",
    "kinds.csv",
    "amount",
    "source",
    [
      ["shop", 2],
      ["web", 5],
    ],
  ],
  [
    "a name of two words",
    "codes.csv",
    "sales",
    "country code",
    [
      ["NO", 15],
      ["SE", 20],
    ],
  ],
  [
    "blanks around values",
    "blanks.csv",
    "temp",
    "site",
    [
      ["Lagoon", 49],
      ["Reef", 42],
    ],
  ],
  [
    "a list inside",
    "pages.json",
    "price",
    "city",
    [
      ["Bergen", 20],
      ["Oslo", 50],
    ],
  ],
  [
    "GeoJSON",
    "ponds.json",
    "area",
    "name",
    [
      ["Fen", 30],
      ["Pond", 10],
    ],
  ],
  [
    "a blank in the name of the file",
    "my sales.csv",
    "amount",
    "city",
    [
      ["Bergen", 2],
      ["Oslo", 1],
    ],
  ],
  [
    "sep= above the names",
    "sep.csv",
    "qty",
    "item",
    [
      ["bolt", 12],
      ["nut", 30],
      ["washer", 8],
    ],
  ],
  [
    "a bank's lines above, and a minus behind",
    "account.csv",
    "Umsatz in EUR",
    "Buchungstext",
    [
      ["Beitrag", 2000],
      ["Miete", -1234.56],
      ["Strom", -99.9],
    ],
  ],
  [
    "years as names",
    "wide.csv",
    "2019",
    "country",
    [
      ["France", 2.7],
      ["Spain", 1.4],
    ],
  ],
  [
    "numbers of releases",
    "releases.csv",
    "downloads",
    "release",
    [
      ["1.2.3", 1],
      ["1.4.10", 2],
      ["2.1.0", 4],
      ["2.10.4", 8],
    ],
  ],
  [
    "a folder that looks like a column",
    "city=Rome/sales.csv",
    "amount",
    "city",
    [
      ["Lyon", 2],
      ["Paris", 1],
    ],
  ],
] as const satisfies readonly (readonly [string, string, string, string, Grouped])[])(
  "totals by a column: %s",
  async ([, file, measure, by, expected]) => {
    await using context = await toolContext({ files });
    const { output } = await runTool(aggregate, { file, how: "sum", measure, by: [by] }, context);
    const label = `total ${measure}`;
    const found = output.table.rows.map((row): [string, unknown] => [String(row[by]), row[label]]);
    expect(found.toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual(expected);
  },
);

test.for([
  ["a row of totals", "votes.csv", "sum", "ballots", 500, 'the row of totals "Total" is left out'],
  ["a mean, not a number of values", "guests.csv", "mean", "guests", 30, undefined],
  ["World Bank", "bank.csv", "sum", "2019", 16, "what stands above"],
] as const)("one value over all rows: %s", async ([, file, how, measure, value, note]) => {
  await using context = await toolContext({ files });
  const { output } = await runTool(aggregate, { file, how, measure }, context);
  expect(output.value).toBe(value);
  const notes = context.notes.map(({ text }) => text).join("\n");
  if (note === undefined) expect(notes).toBe("");
  else expect(notes).toContain(note);
});

const atOffsets = [
  ["2023-09-01", 1],
  ["2023-10-01", 6],
  ["2023-11-01", 8],
] as const;
const inUtc = [
  ["2023-09-01", 7],
  ["2023-10-01", 8],
] as const;

test.for([
  [
    "day first, the day always 1",
    "rates.csv",
    "sum",
    "month",
    [2019, 2020].flatMap((year, n) =>
      months.map((month, j) => [`${year}-${month}-01`, 1 + j + 10 * n]),
    ),
    "day first",
  ],
  [
    "years in a column of another name",
    "ecb.csv",
    "mean",
    "year",
    [
      ["2019-01-01", 2.5],
      ["2020-01-01", 2.5],
    ],
    "by KEY they would be series of their own",
  ],
  [
    "years and months in columns of their own",
    "births.csv",
    "sum",
    "month",
    [
      ["2021-01-01", 4221],
      ["2021-02-01", 4241],
      ["2021-03-01", 4261],
      ["2022-01-01", 4421],
      ["2022-02-01", 4441],
      ["2022-03-01", 4461],
    ],
    "year and month together are the time",
  ],
  [
    "a date that is none",
    "paid.csv",
    "sum",
    "month",
    [
      ["2024-01-01", 10],
      ["2024-02-01", 30],
    ],
    "0000-00-00",
  ],
  [
    "an hour that is written Z beside one with an offset",
    "zones.csv",
    "sum",
    "month",
    [
      ["2023-09-01", 1],
      ["2023-10-01", 2],
      ["2023-11-01", 4],
    ],
    "UTC",
  ],
] as const)("a series over time: %s", async ([, file, how, bucket, expected, note]) => {
  await using context = await toolContext({ files });
  const measure = { "births.csv": "births", "paid.csv": "amount", "ecb.csv": "OBS_VALUE" }[
    file as string
  ];
  const { output } = await runTool(
    timeseries,
    { file, how, bucket, ...(measure && { measure }) },
    context,
  );
  expect(output.points.map(({ at, value }) => [at, value])).toEqual(expected);
  expect(context.notes.map(({ text }) => text).join("\n")).toContain(note);
});

test("the same moments mean the same in CSV and in JSON, and the zone is said", async () => {
  const answers = [];
  for (const file of ["offsets.csv", "offsets.ndjson"]) {
    await using context = await toolContext({ files });
    const { output } = await runTool(timeseries, { file, how: "sum", bucket: "month" }, context);
    expect(context.notes.map(({ text }) => text).join("\n")).toContain("UTC");
    answers.push(output.points.map(({ at, value }) => [at, value]));
  }
  expect([atOffsets, inUtc]).toContainEqual(answers[0]);
  expect(answers[1]).toEqual(answers[0]);
});

test("hours of the day, and a year that is a condition", async () => {
  await using context = await toolContext({ files });
  const hours = await runTool(
    compute,
    {
      file: "hours.csv",
      group: [{ column: "at", bucket: "hour of day", as: "hour" }],
      measures: [{ how: "sum", column: "sales" }],
    },
    context,
  );
  expect(hours.output.table.rows).toEqual([
    { hour: 9, "total sales": 35 },
    { hour: 10, "total sales": 7 },
  ]);
  const year = await runTool(
    compute,
    {
      file: "years.csv",
      where: [{ column: "day", op: "=", value: "2024" }],
      measures: [{ how: "sum", column: "amount" }],
    },
    context,
  );
  expect(year.output.value).toBe(10);
});

test.for([
  ["quotation marks that swallow rows", "quotes.csv", /quote/i],
  ["the same with tabs", "quotes.tsv", /quote/i],
] as const)("refused, with the place: %s", async ([, file, message]) => {
  await using context = await toolContext({ files });
  const error: unknown = await runTool(aggregate, { file, how: "count" }, context).catch(
    (cause: unknown) => cause,
  );
  expect(error).toMatchObject({ name: "ToolError", message: expect.stringMatching(message) });
  expect(error).toMatchObject({ message: expect.stringMatching(/line/i) });
});

test.for([
  [
    "metadata and blank lines above",
    "bank.csv",
    3,
    ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "2019", "2020", "2021"],
  ],
  [
    "a bank's statement",
    "account.csv",
    3,
    ["Buchungstag", "Wertstellung", "Buchungstext", "Umsatz in EUR"],
  ],
  ["a season is no date", "seasons.csv", 4, ["season", "goals"]],
  ["numbers of releases are no dates", "releases.csv", 4, ["release", "downloads"]],
  ["a last row that is like no other", "people.csv", 5, ["name", "day", "height"]],
] as const)("described: %s", async ([, file, rows, columns]) => {
  await using context = await toolContext({ files });
  const { output } = await runTool(describeData, { file }, context);
  expect(output.rows).toBe(rows);
  expect(output.columns.map(({ name }) => name)).toEqual(columns);
  const first = { "seasons.csv": "text", "releases.csv": "text" }[file as string];
  if (first !== undefined) expect(output.columns[0]?.type).toBe(first);
});

test("names in two lines stay together with their columns", async () => {
  await using context = await toolContext({ files });
  const { output } = await runTool(describeData, { file: "genesis.csv" }, context);
  expect(output.rows).toBe(2);
  expect(output.columns.slice(1).map(({ min, max }) => [min, max])).toEqual([
    [35_752.5, 70_550.87],
    [35_751.76, 70_550.87],
    [35_751.85, 70_548],
  ]);
  for (const [i, day] of ["31.12.2019", "31.12.2020", "31.12.2021"].entries()) {
    expect(output.columns[i + 1]?.name).toContain(day);
  }
});

test("numbers near the end of what a double holds correlate as others do", async () => {
  await using context = await toolContext({ files });
  const { output } = await runTool(correlate, { file: "far.csv" }, context);
  expect(output.correlation).toBeCloseTo(1, 9);
});

test("1.0 and 1 are one key", async () => {
  await using context = await toolContext({ files });
  const { output } = await runTool(
    join,
    { file: "ids.csv", other: "names.csv", on: "id" },
    context,
  );
  expect(output.table.rows.map((row) => [row["n"], row["name"]])).toEqual([
    [10, "one"],
    [30, "two"],
  ]);
});

test("a table that travels on is whole: a join of 15,000 rows, then a total", async () => {
  await using context = await toolContext({ files });
  const joined = await runTool(
    join,
    { file: "orders.csv", other: "shops.csv", on: "shop" },
    context,
  );
  const input = {
    table: joined.output.table,
    how: "sum" as const,
    measure: "amount",
    by: ["region"],
  };
  const { output } = await runTool(aggregate, input, context);
  expect(output.value).toBe(45_000);
  expect(new Set(output.table.rows.map((row) => Object.values(row).join(" ")))).toEqual(
    new Set(["north 22500", "south 22500"]),
  );
});
