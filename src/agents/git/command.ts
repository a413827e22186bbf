/**
 * How git is started on a repository that may be anybody's: it runs no program that the repository names (hooks,
 * monitors, pagers, drivers for differences, checks of signatures, helpers for credentials), fetches nothing, changes
 * nothing, and reads no configuration but the repository's own.
 */

/** Put before the command. */
const GLOBAL_OPTIONS = [
  "--no-pager",
  "--literal-pathspecs",
  ...[
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.alternateRefsCommand=",
    "credential.helper=",
    "log.showSignature=false",
    // Differences of a merge by merging again would run the drivers for merging.
    "log.diffMerges=separate",
    "log.mailmap=true",
    "mailmap.file=/dev/null",
  ].flatMap((setting) => ["-c", setting]),
];

/** For repositories that may be another user's, which is usual in containers. */
const ANY_OWNER = ["-c", "safe.directory=*"];

/** Those that print differences run no programs of the repository. */
const DIFF_COMMANDS = new Set(["log", "diff", "diff-tree"]);
const NO_DIFF_PROGRAMS = ["--no-ext-diff", "--no-textconv"];

/** What options cannot say. The environment of the person who started orchc is not passed on. */
export const ENVIRONMENT = {
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_ATTR_NOSYSTEM: "1",
  // Objects that are missing are not fetched: by this from git 2.39.4 on, in older ones as no way to fetch is left.
  GIT_NO_LAZY_FETCH: "1",
  GIT_ALLOW_PROTOCOL: "none",
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
} as const;

/** @param anyOwner whether the repository may belong to another user; else git decides whom it trusts */
export function argumentsOf(args: readonly string[], anyOwner: boolean): string[] {
  const [command = "", ...rest] = args;
  return [
    ...GLOBAL_OPTIONS,
    ...(anyOwner ? ANY_OWNER : []),
    command,
    ...(DIFF_COMMANDS.has(command) ? NO_DIFF_PROGRAMS : []),
    ...rest,
  ];
}
