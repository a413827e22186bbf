/** Data files as strangers have them, each with a question: the answer is right, or there is none. */
import { describe, expect, test } from "vitest";
import { askBothWays } from "./both-ways.ts";

interface Situation {
  readonly kind: string;
  readonly file: string;
  readonly rows: string;
  readonly ask: string;
  /** All of them stand in a right answer. They were computed by hand from the rows. */
  readonly right: readonly RegExp[];
  /** It must be answered; all others may be refused. */
  readonly answered?: true;
}

const FLIGHTS = "airline,passengers,delay\nKLM,120,5\nKLM,80,15\nSAS,50,-10\nSAS,70,0\nSAS,90,4\n";
const SUBTOTALS = "region,city,sales\nN,a,10\nN,b,20\nN,Subtotal,30\nS,c,5\nS,d,7\nS,Subtotal,12\n";
const EXPENSES =
  "date,category,cost\n2023-03-01,food,10\n2023-12-31,rent,100\n2024-01-01,food,20\n" +
  "2024-06-15,rent,200\n2024-07-02,food,5\n2025-01-05,food,40\n";

const situations: readonly Situation[] = [
  // How numbers are written.
  {
    kind: "dots for thousands",
    file: "gehalt.csv",
    rows: "Ort;Gehalt;Quote\nKiel;2.500;3,5\nUlm;3.100;4,25\nBonn;12.050;1,1\n",
    ask: "Total Gehalt",
    right: [/\b17,650\b/],
    answered: true,
  },
  {
    kind: "dots for thousands",
    file: "gehalt.csv",
    rows: "Ort;Gehalt;Quote\nKiel;2.500;3,5\nUlm;3.100;4,25\nBonn;12.050;1,1\n",
    ask: "Average Gehalt",
    right: [/\b5,883\.33\b/],
    answered: true,
  },
  {
    kind: "dots, and nothing decides",
    file: "einw.csv",
    rows: "city;einw\nA;1.234\nB;2.345\nC;10.987\n",
    ask: "Total einw",
    right: [/\b14,566\b/],
  },
  {
    kind: "apostrophes for thousands",
    file: "swiss.csv",
    rows: "Kanton;Budget\nZH;1'250\nBE;2'100\nGE;980\n",
    ask: "Total Budget",
    right: [/\b4,330\b/],
    answered: true,
  },
  {
    kind: "narrow spaces for thousands",
    file: "french.csv",
    rows: "ville;loyer\nLyon;1\u202F250,50\nNice;980,00\nParis;2\u202F100,25\n",
    ask: "Total loyer",
    right: [/\b4,330\.75\b/],
    answered: true,
  },
  {
    kind: "lakhs",
    file: "india.csv",
    rows: 'state,taxes\nGoa,"1,25,000"\nKerala,"12,50,000"\nDelhi,"3,00,500"\n',
    ask: "Total taxes",
    right: [/\b1,675,500\b/],
  },
  {
    kind: "parentheses are negative",
    file: "paren.csv",
    rows: 'account,balance\nrent,(500)\nsalary,"2,000"\nfood,(250.50)\n',
    ask: "Total balance",
    right: [/\b1,249\.5/],
    answered: true,
  },
  {
    kind: "a minus behind",
    file: "minus.csv",
    rows: "account,balance\nrent,500-\nsalary,2000\nfood,250-\n",
    ask: "Total balance",
    right: [/\b1,250\b/],
    answered: true,
  },
  {
    kind: "a currency",
    file: "euro.csv",
    rows: "item,cost\nlamp,€12.50\ndesk,€100.00\nmug,€3.25\n",
    ask: "Total cost",
    right: [/\b115\.75\b/],
    answered: true,
  },
  {
    kind: "units in values",
    file: "runs.csv",
    rows: "run,weight\na,5 kg\nb,500 g\nc,2 kg\n",
    ask: "Total weight",
    right: [/\b7\.5\b|\b7,?500\b/],
  },
  // Rows that are no data.
  {
    kind: "a row of totals",
    file: "votes.csv",
    rows: "canton,votes,spoiled\nUri,10,1\nZug,20,2\nBern,70,3\nGesamt,100,6\n",
    ask: "Total votes",
    right: [/\b100\b/],
    answered: true,
  },
  {
    kind: "a row of totals",
    file: "votes.csv",
    rows: "canton,votes,spoiled\nUri,10,1\nZug,20,2\nBern,70,3\nGesamt,100,6\n",
    ask: "Average votes",
    right: [/\b33\.33\b/],
  },
  {
    kind: "a row of totals",
    file: "votes.csv",
    rows: "canton,votes,spoiled\nUri,10,1\nZug,20,2\nBern,70,3\nGesamt,100,6\n",
    ask: "Total spoiled by canton",
    right: [/Bern 3, Zug 2, Uri 1(?!,)/],
    answered: true,
  },
  {
    kind: "subtotals",
    file: "subtotals.csv",
    rows: SUBTOTALS,
    ask: "Total sales",
    right: [/\b42\b/],
  },
  {
    kind: "subtotals",
    file: "subtotals.csv",
    rows: SUBTOTALS,
    ask: "Total sales by region",
    right: [/N 30\b/, /S 12\b/],
  },
  {
    kind: "subtotals between",
    file: "spend.csv",
    rows: "dept,spend\nA,10\nB,20\nSubtotal A-B,30\nC,5\nGrand total,35\n",
    ask: "Total spend",
    right: [/\b35\b/],
  },
  {
    kind: "a row of means",
    file: "marks.csv",
    rows: "pupil,marks\nAnn,50\nBob,80\nCy,95\nMean,75\n",
    ask: "Total marks",
    right: [/\b225\b/],
  },
  {
    kind: "lines above the table",
    file: "bank.csv",
    rows: "Account statement\nIBAN;DE00\n\nDatum;Text;Betrag\n2024-01-01;a;10,50\n2024-01-02;b;-3,25\n",
    ask: "Total Betrag",
    right: [/\b7\.25\b/],
    answered: true,
  },
  {
    kind: "a line below the table",
    file: "foot.csv",
    rows: "city,pop\nA,10\nB,20\n\nSource: census\n",
    ask: "Total pop",
    right: [/\b30\b/],
    answered: true,
  },
  {
    kind: "a line of units",
    file: "units.csv",
    rows: "city,height\n,m\nA,10\nB,20\n",
    ask: "Total height",
    right: [/\b30\b/],
  },
  {
    kind: "a line that names the separator",
    file: "sep.csv",
    rows: "sep=\t\ncity\tn\nA\t1\nB\t2\n",
    ask: "Total n",
    right: [/\b3\b/],
    answered: true,
  },
  {
    kind: "quotation marks as inches",
    file: "inch.csv",
    rows: 'id,size,qty\n1,5" pipe,10\n2,"12" rod,20\n3,nut,30\n4,8" tube",40\n5,bolt,50\n',
    ask: "Total qty",
    right: [/\b150\b/],
  },
  {
    kind: "quotation marks as inches",
    file: "tall.csv",
    rows: 'who,h,kg\na,"6\'2",70\nb,5\'11",80\nc,6\'0",95\nd,5\'1",60\n',
    ask: "Average kg",
    right: [/\b76\.25\b/],
  },
  // Values that look like something else.
  {
    kind: "a zip code is text",
    file: "zip.csv",
    rows: "zip,parcels\n01234,5\n1234,6\n01234,7\n",
    ask: "Total parcels by zip",
    right: [/\b01234 12\b/, /(?<!\d)1234 6\b/],
    answered: true,
  },
  {
    kind: "1E5 is a name",
    file: "lot.csv",
    rows: "lot,pcs\n1E5,5\n10E4,6\n1E5,7\n",
    ask: "Total pcs by lot",
    right: [/\b1E5 12\b/, /\b10E4 6\b/],
    answered: true,
  },
  {
    kind: "ids beyond 2^53",
    file: "ids.csv",
    rows: "id,pts\n9007199254740993,5\n9007199254740992,6\n9007199254740993,7\n",
    ask: "Total pts by id",
    right: [/9007199254740993 12\b/, /9007199254740992 6\b/],
    answered: true,
  },
  {
    kind: "Y and N are letters",
    file: "smoker.csv",
    rows: "id,smoker,n\n1,Y,3\n2,N,4\n3,Y,5\n",
    ask: "Total n by smoker",
    right: [/\bY 8\b/, /\bN 4\b/],
    answered: true,
  },
  {
    kind: "a season is no date",
    file: "season.csv",
    rows: "season,goals\n2000/01,3\n2001/02,4\n2011/12,5\n",
    ask: "Total goals per season",
    right: [/2011\/12 5/, /2001\/02 4/, /2000\/01 3/],
    answered: true,
  },
  {
    kind: "a version is no date",
    file: "releases.csv",
    rows: "release,downloads\n1.2.3,10\n1.4.10,20\n2.1.0,30\n",
    ask: "Total downloads per release",
    right: [/1\.2\.3 10\b/, /1\.4\.10 20\b/],
    answered: true,
  },
  {
    kind: "spaces around a name",
    file: "wards.csv",
    rows: "ward,beds\nEast,1\nEast\u00A0,2\nWest,4\n  East,8\n",
    ask: "Total beds by ward",
    right: [/East 11\b/, /West 4\b/],
    answered: true,
  },
  // Times.
  {
    kind: "days first",
    file: "menge.csv",
    rows: "Datum;Menge\n01.01.2023;11\n02.01.2023;12\n01.02.2023;21\n02.02.2023;22\n",
    ask: "Total Menge per month",
    right: [/2023-01 23\b/, /2023-02 43\b/],
  },
  {
    kind: "day or month first",
    file: "visits.csv",
    rows: "visit,n\n02/01/2022,1\n02/02/2022,2\n02/03/2022,3\n02/04/2022,4\n",
    ask: "Total n per month",
    right: [/2022-01 1\b/, /2022-04 4\b/],
  },
  {
    kind: "two orders of dates",
    file: "mixed.csv",
    rows: "d,n\n13/01/2022,1\n02/14/2022,2\n03/03/2022,3\n",
    ask: "Total n per month",
    right: [/2022-01 1\b/, /2022-03 3\b/],
  },
  {
    kind: "a date that is none",
    file: "due.csv",
    rows: "due,cost\n2024-02-10,1\n2024-02-30,2\n2024-03-01,4\n",
    ask: "Total cost per month",
    right: [/2024-02 1\b/, /2024-03 4\b/],
  },
  {
    kind: "seconds since 1970",
    file: "unix.csv",
    rows: "timestamp,n\n1704067200,1\n1706745600,2\n1706832000,4\n",
    ask: "Total n per month",
    right: [/2024-01 1\b/, /2024-02 6\b/],
  },
  {
    kind: "months without days",
    file: "months.csv",
    rows: "period,n\n202311,1\n202312,2\n202401,4\n",
    ask: "Total n per year",
    right: [/2023 3\b/, /2024 4\b/],
  },
  {
    kind: "offsets, CSV",
    file: "pings.csv",
    rows: "seen,hits\n2024-12-31T22:00:00-03:00,5\n2024-12-31T23:30:00+00:00,7\n2025-01-01T02:00:00+05:00,11\n",
    ask: "Total hits per year",
    right: [/2024 18\b/, /2025 5\b/],
  },
  {
    kind: "offsets, NDJSON",
    file: "pings.ndjson",
    rows: '{"seen":"2024-12-31T22:00:00-03:00","hits":5}\n{"seen":"2024-12-31T23:30:00+00:00","hits":7}\n{"seen":"2025-01-01T02:00:00+05:00","hits":11}\n',
    ask: "Total hits per year",
    right: [/2024 18\b/, /2025 5\b/],
  },
  {
    kind: "years in a column",
    file: "oecd.csv",
    rows: "LOCATION,TIME,Value\nAUS,2019,1\nAUS,2020,3\nAUT,2019,5\nAUT,2020,9\n",
    ask: "Total Value per year",
    right: [/2019 6\b/, /2020 12\b/],
  },
  {
    kind: "years and months in columns",
    file: "births.csv",
    rows: "yr,mon,births\n2021,1,10\n2021,2,20\n2022,1,30\n2022,2,40\n",
    ask: "Total births per month",
    right: [/Jan 2021\s*\|\s*10\b/, /Feb 2022\s*\|\s*40\b/],
  },
  {
    kind: "years and months in German",
    file: "jahre.csv",
    rows: "Jahr,Monat,Wert\n2021,1,10\n2021,2,20\n2022,1,30\n2022,2,40\n",
    ask: "Total Wert per month",
    right: [/Jan 2021\s*\|\s*10\b/, /Feb 2022\s*\|\s*40\b/],
  },
  {
    kind: "a year as a condition",
    file: "expenses.csv",
    rows: EXPENSES,
    ask: "Total cost by category in 2024",
    right: [/food 25\b/, /rent 200\b/],
  },
  {
    kind: "a year as a condition",
    file: "expenses.csv",
    rows: EXPENSES,
    ask: "Total cost before 2024",
    right: [/\b110\b/],
  },
  {
    kind: "a condition on numbers",
    file: "expenses.csv",
    rows: EXPENSES,
    ask: "Total cost over 50",
    right: [/\b300\b/],
  },
  {
    kind: "what is left out",
    file: "expenses.csv",
    rows: EXPENSES,
    ask: "Total cost excluding food",
    right: [/\b300\b/],
  },
  // What JSON holds.
  {
    kind: "a list inside a list",
    file: "api.json",
    rows: '{"status":"ok","page":1,"data":{"items":[{"sku":"a","price":10},{"sku":"b","price":20}]}}',
    ask: "Average price",
    right: [/\b15\b/],
    answered: true,
  },
  {
    kind: "two lists",
    file: "two.json",
    rows: '{"cats":[{"age":1}],"dogs":[{"age":3},{"age":5}]}',
    ask: "Average age",
    right: [/\b3\b/],
  },
  {
    kind: "GeoJSON",
    file: "geo.json",
    rows: '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"x","pop":5}},{"type":"Feature","properties":{"name":"y","pop":7}}]}',
    ask: "Total pop",
    right: [/\b12\b/],
    answered: true,
  },
  {
    kind: "objects in rows",
    file: "users.json",
    rows: '[{"user":{"age":20},"tags":["a","b"]},{"user":{"age":40},"tags":["c"]}]',
    ask: "Average age",
    right: [/\b30\b/],
    answered: true,
  },
  {
    kind: "numbers as text",
    file: "texts.json",
    rows: '[{"p":"10","q":"1,000"},{"p":"9","q":"2,000"},{"p":"100","q":"500"}]',
    ask: "Total q",
    right: [/\b3,500\b/],
    answered: true,
  },
  // Words that decide.
  {
    kind: "average number of",
    file: "flights.csv",
    rows: FLIGHTS,
    ask: "Average number of passengers per airline",
    right: [/KLM 100\b/, /SAS 70\b/],
  },
  {
    kind: "more than",
    file: "flights.csv",
    rows: FLIGHTS,
    ask: "How many flights have more than 85 passengers",
    right: [/\b2\b/],
  },
  {
    kind: "variance",
    file: "flights.csv",
    rows: FLIGHTS,
    ask: "Variance of delay",
    right: [/\b81\.7\b|\b65\.36\b/],
  },
  {
    kind: "a share",
    file: "flights.csv",
    rows: FLIGHTS,
    ask: "Share of passengers by airline",
    right: [/KLM [^;\n]*48\.78/, /SAS [^;\n]*51\.22/],
  },
  {
    kind: "a value that is not there",
    file: "flights.csv",
    rows: FLIGHTS,
    ask: "Total passengers of Lufthansa",
    right: [/^(?:- )?Total passengers \(Lufthansa\): 0\b/],
  },
  {
    kind: "the lowest average",
    file: "flights.csv",
    rows: FLIGHTS,
    ask: "Which airline has the lowest average delay",
    right: [/\bis SAS \(-2\)/],
    answered: true,
  },
  // Names of files.
  {
    kind: "brackets and spaces in a path",
    file: "q1 [final] (v2).csv",
    rows: "dept,spend\nIT,5\nHR,7\n",
    ask: "Total spend",
    right: [/\b12\b/],
    answered: true,
  },
  {
    kind: "an apostrophe in a path",
    file: "o'hara.csv",
    rows: "dept,spend\nIT,5\nHR,7\n",
    ask: "Total spend",
    right: [/\b12\b/],
    answered: true,
  },
  {
    kind: "a path with the words of a tool",
    file: "top 10.csv",
    rows: "dept,spend\nIT,5\nHR,7\n",
    ask: "Total spend by dept",
    right: [/HR 7\b/, /IT 5\b/],
    answered: true,
  },
  {
    kind: "a path like a partition",
    file: "region=west/s.csv",
    rows: "region,spend\neast,5\nwest,7\n",
    ask: "Total spend by region",
    right: [/east 5\b/, /west 7\b/],
  },
];

const queryOf = ({ ask, file }: Situation): string => `${ask} in "data/${file}"`;

const outcomes = askBothWays(
  situations.map((one) => ({ ...one, query: queryOf(one) })),
  Object.fromEntries(situations.map(({ file, rows }) => [`data/${file}`, rows])),
);

describe("is right or refused:", () => {
  test.each(situations.map((situation, at) => ({ ...situation, at, query: queryOf(situation) })))(
    "$kind: $query",
    ({ right, answered, at }) => {
      const outcome = outcomes()[at] ?? { refused: "it was not asked" };
      if ("refused" in outcome) {
        expect(outcome.refused).not.toMatch(/Cannot read properties|undefined|\n\s+at /);
        expect({ ...outcome, answered }).toEqual({ ...outcome, answered: undefined });
        return;
      }
      // Only what is said, and not the question or the sources.
      const [said = ""] = outcome.answer.trim().split(/^(?:## |Question:|How it was read:)/m);
      for (const pattern of right) expect(said).toMatch(pattern);
    },
  );
});
