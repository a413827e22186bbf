import { omissionNotMentioned } from "../../../contract/diagnostics/index.ts";
import { missingPart } from "../record/missing-parts.ts";
import { count } from "../text/format-number.ts";
import type { Check } from "./check.ts";

/** What failed, was skipped or came back empty is named in the text of the answer. */
export const missingNamed: Check = {
  name: "failed, skipped and empty parts are named",
  check: ({ record, answer }) => {
    const missing = record.tasks
      .map((one) => missingPart(one, record.byId))
      .filter((part) => part !== undefined);
    const silent = missing.filter(({ task }) => !answer.includes(`[${task}]`));
    return {
      detail:
        missing.length === 0
          ? "none"
          : `${count(missing.length, "part")}: ${missing.map(({ task, what }) => `${task} ${what}`).join(", ")}`,
      diagnostics: silent.map(({ task, title, what }) =>
        omissionNotMentioned({ task, title, what }),
      ),
    };
  },
};
