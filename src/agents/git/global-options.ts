/**
 * Nothing that a repository's configuration names is started, and paths are paths:
 * no pager, no file system monitor, no check of signatures, no patterns in paths.
 * So a repository of another user (usual in containers) is safe to read, which git could otherwise be
 * told in the user's own configuration only, and that is kept from programs.
 */
export const GLOBAL_OPTIONS = [
  "--no-pager",
  "--literal-pathspecs",
  ...[
    "core.fsmonitor=false",
    "log.showSignature=false",
    "log.mailmap=true",
    "safe.directory=*",
  ].flatMap((setting) => ["-c", setting]),
];
