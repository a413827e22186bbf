import { defineDiagnostic } from "../diagnostic.ts";

export const malformedTime = defineDiagnostic<{ readonly time: string }>({
  code: "ORC2034",
  title: "A relative time is malformed",
  severity: "error",
  message: ({ time }) => `"${time}" is not a time relative to the start of a run.`,
  help: () =>
    "Write now, then +N or -N with a unit (y, Q, M, w, d, h, m, s), then / and a unit to round down: now-1d/d is yesterday.",
  explanation: `
A time that is relative to the start of the run is written in a plan as \`{"$time": "now-1d/d"}\`, so that a build that
is committed today is about yesterday tomorrow as well. It is written as Elasticsearch, OpenSearch and Grafana
write theirs:

| text | meaning |
|---|---|
| \`now\` | the start of the run, a point in time |
| \`now-6h\` | six hours before |
| \`now/d\` | today, a day |
| \`now-1d/d\` | yesterday |
| \`now/w\`, \`now-1w/w\` | the Monday of this week, of last week |
| \`now/M-1d\` | the last day of last month |
| \`now-3M/d\` | the day three months ago |

Units are y, Q, M, w, d, h (or H), m and s; \`M\` is months and \`m\` is minutes. What is rounded to days or more is a
day (\`2026-11-27\`), everything else a point in time (\`2026-11-27T09:30:00.000Z\`). Days begin in UTC, unless the
plan has a \`timeZone\`.
`,
});
