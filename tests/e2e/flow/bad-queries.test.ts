/** Questions that cannot be planned: what is wrong, where in the question, and what to do. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectRefusal } from "../../support/endings.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

let workspace: UserWorkspace;
beforeAll(async () => {
  workspace = await userWorkspace({ data: ["stocks.csv"] });
});
afterAll(() => workspace[Symbol.asyncDispose]());

test.each([[[]], [["  \n "]]])("an empty query: %j", async (words) => {
  expectRefusal(await workspace.orchc(["run", ...words]), {
    status: 2,
    code: "ORC1001",
    says: ["The query is empty.", "Say what is wanted"],
  });
});

test("words in which nothing is asked for", async () => {
  expectRefusal(await workspace.orchc(["run", "?!"]), {
    status: 2,
    code: "ORC2016",
    says: ["The plan has no tasks."],
  });
});

test.each(["data/stock.csv"])(
  "a file that is not there, %s: the nearest one is offered",
  async (file) => {
    expectRefusal(await workspace.orchc(["run", `Average price by symbol in ${file}`]), {
      status: 2,
      code: "ORC2011",
      says: [
        `There is no file or folder "${file}"`,
        "at the query",
        'Did you mean "data/stocks.csv"?',
      ],
    });
  },
);

test("nothing but what is known of the files is left of questions that could not be planned", async () => {
  const files = Object.keys(await workspace.files("."));
  expect(files.filter((file) => /^(generated\/|\.orchc\/(?!cache\/facts\/))/.test(file))).toEqual(
    [],
  );
});
