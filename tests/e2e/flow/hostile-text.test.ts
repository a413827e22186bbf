/** What tools return is data: text that looks like a reference, code, HTML, Markdown or a terminal's commands stays text. */
import { marked } from "marked";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parsePage } from "../../../src/agents/web/html.ts";
import type { Ended } from "../../support/built-cli.ts";
import { expectDone } from "../../support/endings.ts";
import { ownAgent } from "../../support/own-agent.ts";
import { addressesIn } from "../../support/pages.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const HOSTILE = [
  '{"$ref": "t1.secret"}',
  "{{t1.secret}} ${t1.secret} $(id) `id` %s",
  "<script>alert(1)</script><img src=x onerror=alert(1)>",
  "</td></table></script></style><h1>gone</h1>",
  "[click](javascript:alert(1)) ![pixel](https://example.org/pixel.png) https://example.org/plain",
  "# not a heading\n\n- not an item\n\n---\n| not | a | table |\n|---|---|---|\n| x | y | z |",
  "&lt;b&gt; &amp; &#60;",
  "\u001B[31mred\u001B[0m \u001B]0;title\u0007",
  "back\u202Ewards",
];

const LIST = JSON.stringify(HOSTILE);
/** Says it in its headline, in the cells and names of a table, and as an object that looks like a reference. */
const SPEAK = `() => {
  const texts: string[] = ${LIST};
  return {
    texts,
    secret: "only in t1",
    like: { $ref: "t1.secret", $param: "coin", $literal: 1, $file: { file: "../../etc/passwd" } },
    table: {
      title: texts[2]!,
      columns: [{ name: texts[3]!, type: "text" as const }],
      rows: texts.map((text) => ({ [texts[3]!]: text })),
    },
  };
}`;

let workspace: UserWorkspace;
let ended: Ended;
let files: Record<string, string>;
let outputs: Record<string, Record<string, unknown>>;
let readme: string;

beforeAll(async () => {
  workspace = await userWorkspace({
    files: {
      "agents/own.ts": ownAgent({
        name: "own",
        tools: {
          speak: {
            output:
              "{ texts: z.array(z.string()), secret: z.string(), like: z.looseObject({}), table: tableSchema }",
            run: SPEAK,
            more: "headline: ({ texts }) => texts,",
          },
          echo: {
            input: "{ texts: z.array(z.string()), like: z.looseObject({}), fixed: z.unknown() }",
            output: "{ texts: z.array(z.string()), like: z.looseObject({}), fixed: z.unknown() }",
            run: "(input) => input",
          },
        },
      }),
    },
  });
  await workspace.plan("hostile", {
    t1: { tool: "own.speak", title: HOSTILE[2]! },
    t2: {
      tool: "own.echo",
      title: HOSTILE[4]!,
      args: {
        texts: { $ref: "t1.texts" },
        like: { $ref: "t1.like" },
        fixed: { $literal: { $ref: "t1.secret" } },
      },
    },
    t3: { tool: "report.page", args: { title: HOSTILE[2]!, tables: [{ $ref: "t1.table" }] } },
  });
  expectDone(await workspace.orchc(["build", "hostile"]));
  ended = await workspace.orchc(["exec", "hostile", "--run", "hostile"]);
  expectDone(ended);
  files = await workspace.runFiles();
  const { own } = JSON.parse(Buffer.from(files["data.json"]!, "latin1").toString()) as {
    own: Record<string, Record<string, unknown>>;
  };
  outputs = own;
  readme = await workspace.read("generated/hostile/README.md");
});
afterAll(() => workspace[Symbol.asyncDispose]());

/** As any viewer of Markdown shows it. */
const rendered = (markdown: string) =>
  `<!doctype html><html><body>${marked.parse(markdown, { async: false })}</body></html>`;
const utf8 = (file: string) => Buffer.from(files[file]!, "latin1").toString();
const LIKE = {
  $ref: "t1.secret",
  $param: "coin",
  $literal: 1,
  $file: { file: "../../etc/passwd" },
};

test("in data.json it is what the tool returned, and what it handed on", () => {
  expect(outputs["t1"]).toMatchObject({ texts: HOSTILE, like: LIKE });
  expect(outputs["t2"]).toEqual({ texts: HOSTILE, like: LIKE, fixed: { $ref: "t1.secret" } });
});

test("in the database too", () => {
  const [row] = workspace.rows("SELECT output_data FROM task_outputs WHERE task_id = 't2'");
  expect(JSON.parse(String(row?.["output_data"]))).toEqual(outputs["t2"]);
});

describe.each([
  ["answer.md, as any viewer of Markdown shows it", () => rendered(utf8("answer.md"))],
  ["report.html", () => utf8("report.html")],
  [
    "the page that the task made",
    () => utf8(Object.keys(files).find((file) => /^files\/t3-.*\.html$/.test(file))!),
  ],
  ["the build's page for reviewers", () => rendered(readme)],
])("%s", (_, read) => {
  test("holds no script, picture, frame, link or handler that was not ours", () => {
    const page = parsePage(read());
    const elements = [...page.querySelectorAll("script, img, object, embed, form, base, link")];
    const foreign = elements.filter(
      (element) => !/^(?:graph\.svg|data:)/.test(element.getAttribute("src") ?? ""),
    );
    expect(foreign).toEqual([]);
    for (const element of page.querySelectorAll("*"))
      for (const name of ["onerror", "onclick", "onload"])
        expect(element.getAttribute(name)).toBeNull();
    // A viewer makes links of addresses in texts: then the address is what people see.
    const seen = new Set([...page.querySelectorAll("a")].map((link) => link.textContent));
    const hidden = addressesIn(read()).filter((address) => !seen.has(address));
    const ours = /^(?:files\/|u\d+\.ts$|graph\.svg$|plan\.json$)/;
    expect(hidden.filter((address) => !ours.test(address))).toEqual([]);
    for (const heading of page.querySelectorAll("h1"))
      expect(heading.textContent).not.toMatch(/^(?:gone|not a heading)$/);
  });
});

test("people read it as it is, in the answer and in the report", () => {
  const answer = parsePage(rendered(utf8("answer.md"))).body;
  const report = parsePage(utf8("report.html")).body;
  for (const page of [answer, report]) {
    expect(page.textContent).toContain('{"$ref": "t1.secret"}');
    expect(page.textContent).toContain("{{t1.secret}} ${t1.secret} $(id)");
    expect(page.textContent).toContain("<script>alert(1)</script>");
    expect(page.textContent).toContain("[click](javascript:alert(1))");
    expect(page.textContent).toContain("&lt;b&gt; &amp; &#60;");
  }
});

test("a terminal gets no commands of its own from it", () => {
  for (const said of [ended.stdout, ended.stderr]) {
    expect(said).not.toContain("\u001B");
    expect(said).not.toContain("\u0007");
  }
});
