import { describe, expect, test } from "vitest";
import { renderDiagnostics } from "../../../../src/cli/render/diagnostics.ts";
import type { Diagnostic, Place } from "../../../../src/contract/diagnostics/index.ts";
import { tempFolder } from "../../../support/temp-folder.ts";
import { plain } from "./style.ts";

const problem = (...places: readonly Place[]): Diagnostic => ({
  code: "ORC9000",
  severity: "error",
  message: "It does not fit.",
  places,
  help: "Make it fit.",
});
const shown = (diagnostic: Diagnostic, query = "", columns = Infinity, cwd = "/here") =>
  renderDiagnostics([diagnostic], {
    cwd,
    style: plain(columns),
    ...(query !== "" && { source: { query, placeOf: () => ({ line: 1, column: 1 }) } }),
  }).split("\n");

describe("a place in the query", () => {
  test("is underlined", () => {
    expect(shown(problem({ in: "query", start: 5, end: 8 }), "Sort old files")).toEqual([
      "error ORC9000 It does not fit.",
      "  at the query",
      "    │ Sort old files",
      "    │      ^^^",
      "  help: Make it fit.",
      "",
      "More about it: orchc explain ORC9000",
    ]);
  });

  test("is underlined in columns, not in letters", () => {
    const query = "価格 of gold";
    const [, , text = "", line = ""] = shown(problem({ in: "query", start: 6, end: 10 }), query);
    expect(text).toBe("    │ 価格 of gold");
    expect(line).toBe("    │         ^^^^");
  });

  test("shows only its line of a query of several lines", () => {
    const query = "first\nsecond line\nthird";
    expect(shown(problem({ in: "query", start: 13, end: 30 }), query).slice(2, 4)).toEqual([
      "    │ second line",
      "    │        ^^^^",
    ]);
  });

  test("shows only what surrounds it of a long line", () => {
    const query = `${"before ".repeat(30)}HERE${" after".repeat(30)}`;
    const start = query.indexOf("HERE");
    const [, , text = "", line = ""] = shown(
      problem({ in: "query", start, end: start + 4 }),
      query,
      60,
    );
    expect(text.length).toBeLessThanOrEqual(60);
    expect(text).toMatch(/│ ….*HERE.*…$/);
    expect(text.slice(line.indexOf("^"), line.lastIndexOf("^") + 1)).toBe("HERE");
  });

  test("at the end of a long line", () => {
    const query = `${"before ".repeat(30)}HERE`;
    const start = query.indexOf("HERE");
    const [, , text = "", line = ""] = shown(
      problem({ in: "query", start, end: start + 4 }),
      query,
      60,
    );
    expect(text).toMatch(/HERE$/);
    expect(text.slice(line.indexOf("^"))).toBe("HERE");
  });

  test("without the query is said in numbers", () => {
    expect(shown(problem({ in: "query", start: 5, end: 8 }))[1]).toBe(
      "  at the query, characters 5 to 8",
    );
  });
});

describe("a place in a file", () => {
  test("is shown with the line before it", async () => {
    await using folder = await tempFolder({ "a.yaml": "limits:\n\tretries: many\n" });
    const place = { in: "file", file: folder.at("a.yaml"), line: 2, column: 11 } as const;
    expect(
      shown(problem({ ...place, label: "here" }), "", Infinity, folder.path).slice(1, 5),
    ).toEqual([
      "  at a.yaml:2:11 (here)",
      "   1 │ limits:",
      "   2 │  retries: many",
      "     │           ^^^^",
    ]);
  });

  test("that is gone is named all the same", () => {
    const place = { in: "file", file: "/here/gone.yaml", line: 3, column: 1 } as const;
    expect(shown(problem(place)).slice(1, 3)).toEqual([
      "  at gone.yaml:3:1",
      "  help: Make it fit.",
    ]);
  });
});

test("a place in the plan is named", () => {
  expect(shown(problem({ in: "plan", task: "t3", path: "args.left" }))[1]).toBe(
    "  at the plan, t3.args.left",
  );
});

test("what a tool says stays on its line", () => {
  const message = "It failed.\n\u001B[31mfatal";
  expect(shown({ ...problem(), message })[0]).toBe("error ORC9000 It failed. [31mfatal");
});

test("more than a screenful is counted", () => {
  const text = renderDiagnostics(Array(30).fill(problem()), { cwd: "/here", style: plain() });
  expect(text.match(/It does not fit/g)).toHaveLength(25);
  expect(text).toContain("… and 5 more.");
});
