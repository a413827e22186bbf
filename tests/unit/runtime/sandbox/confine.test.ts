import { expect, test } from "vitest";
import { confine, nodeFlags } from "../../../../src/runtime/sandbox/index.ts";

const nothing = {
  network: [],
  commands: [],
  read: [],
  write: [],
  env: [],
  addons: false,
  memoryMiB: 100,
  diskMiB: 100,
};

test("without grants a process may read and write only where it stages files", () => {
  expect(nodeFlags(confine(nothing, {}), "/run/s1")).toEqual([
    "--permission",
    "--no-experimental-sqlite",
    "--disable-warning=ExperimentalWarning",
    "--max-old-space-size=100",
    "--allow-fs-read=/run/s1",
    "--allow-fs-read=/run/s1/*",
    "--allow-fs-write=/run/s1",
    "--allow-fs-write=/run/s1/*",
  ]);
});

test("a path is granted itself, and as a folder that may be made later", () => {
  const flags = nodeFlags(confine({ ...nothing, read: ["/data/"], addons: true }, {}), "/s");
  expect(flags).toContain("--allow-fs-read=/data/");
  expect(flags).toContain("--allow-fs-read=/data/*");
  expect(flags).toContain("--allow-addons");
});

test("never processes, workers or sockets", () => {
  const all = {
    ...nothing,
    read: ["/a"],
    write: ["/b"],
    network: ["*"],
    commands: ["git"],
    addons: true,
  };
  const flags = nodeFlags(confine(all, {}), "/s").join(" ");
  expect(flags).not.toMatch(/allow-(child-process|worker|net|wasi|inspector)/);
});

test("the environment is what was asked for and is there, and nothing that Node itself obeys", () => {
  const environment = { A: "1", B: "2", NODE_OPTIONS: "--allow-child-process", PATH: "/bin" };
  const { env } = confine({ ...nothing, env: ["A", "C", "NODE_OPTIONS"] }, environment);
  expect(env).toEqual({ A: "1" });
});

test("two units share a worker only when they may touch the same, with the same environment", () => {
  const key = (change: object, environment = {}) =>
    confine({ ...nothing, ...change }, environment).key;
  expect(key({ read: ["/a"] })).toBe(key({ read: ["/a"] }));
  const keys = [
    key({}),
    key({ read: ["/a"] }),
    key({ write: ["/a"] }),
    key({ network: ["a"] }),
    key({ commands: ["a"] }),
    key({ addons: true }),
    key({ memoryMiB: 200 }),
    key({ diskMiB: 200 }),
    key({ env: ["A"] }, { A: "1" }),
    key({ env: ["A"] }, { A: "2" }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

test("variables that the loader of programs reads are not passed on either", () => {
  const env = { LD_PRELOAD: "/x.so", DYLD_INSERT_LIBRARIES: "/x", NODE_OPTIONS: "-r x", A: "1" };
  const names = Object.keys(env);
  expect(confine({ ...nothing, env: names }, env).env).toEqual({ A: "1" });
});
