/** Hands predictions to the scorer that lies beside the cases, and picks the figures that matter of each set. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Case } from "./cases.ts";
import type { Prediction } from "./plan-case.ts";

export interface Scored {
  /** Figures by what they are called. */
  readonly figures: ReadonlyMap<string, string>;
  /** Ids of the cases whose calls are not all right. */
  readonly wrong: ReadonlySet<string>;
}

/** Scores all cases together, then each alone: `exact`, or whether it was rightly left without a call. */
const PROGRAM = `
import json, sys
sys.path.insert(0, sys.argv[1])
import score
cases = json.load(open(sys.argv[2]))
predictions = {p["id"]: p["tasks"] for p in map(json.loads, open(sys.argv[3]))}
bfcl = sys.argv[4] == "bfcl"
wrong = []
for case in cases:
    one = score.score([case], predictions, bfcl)
    shares = list(one["ast"].values()) if bfcl else [one["plan_exact"]]
    if min(shares) < 100: wrong.append(case["id"])
print(json.dumps({"all": score.score(cases, predictions, bfcl), "wrong": wrong}))
`;

type Result = Readonly<Record<string, unknown>>;

export function score(
  folder: string,
  set: string,
  cases: readonly Case[],
  predictions: readonly Prediction[],
): Scored {
  const kept = mkdtempSync(join(tmpdir(), "orchc-predictions-"));
  try {
    const of = { cases: join(kept, "cases.json"), predictions: join(kept, "predictions.jsonl") };
    mkdirSync(kept, { recursive: true });
    writeFileSync(of.cases, JSON.stringify(cases));
    writeFileSync(of.predictions, predictions.map((one) => `${JSON.stringify(one)}\n`).join(""));
    const words = ["-c", PROGRAM, folder, of.cases, of.predictions, set];
    const { status, stdout, stderr, error } = spawnSync("python3", words, {
      encoding: "utf8",
      maxBuffer: 2 ** 28,
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
    });
    if (status !== 0) throw error ?? new Error(stderr);
    const { all, wrong } = JSON.parse(stdout) as { all: Result; wrong: string[] };
    return { figures: figuresOf(set, all), wrong: new Set(wrong) };
  } finally {
    rmSync(kept, { recursive: true });
  }
}

function figuresOf(set: string, all: Result): ReadonlyMap<string, string> {
  const f1 = (name: string) => text((all[name] as Result | null)?.["f1"]);
  const plain = (name: string) => text(all[name]);
  const ast = (name: string) => text((all["ast"] as Result | undefined)?.[name]);
  switch (set) {
    case "nestful":
      return new Map([
        ["node F1", f1("node_f1")],
        ["edge F1", f1("edge_f1")],
        ["argument value F1", f1("argvalue_f1")],
        ["exact plans", plain("plan_exact")],
      ]);
    case "bfcl":
      return new Map([
        ["mean of four", plain("nonlive_ast_python_only")],
        ["live", plain("live_ast_weighted")],
        ["irrelevance, plain", ast("irrelevance")],
        ["irrelevance, live", ast("live_irrelevance")],
        ["node F1", f1("node_f1")],
      ]);
    default:
      return new Map([
        ["node F1", f1("node_f1")],
        ["parameter F1", plain("seal_param_f1")],
        ["exact plans", plain("plan_exact")],
        ["an edge where there is none", plain("spurious_edge_cases")],
      ]);
  }
}

function text(value: unknown): string {
  return typeof value === "number" ? value.toFixed(1) : typeof value === "string" ? value : "-";
}
