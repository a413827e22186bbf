/** What every tool that uses DuckDB needs. Its largest process is measured in docs/data-files.md. */
export const ofDuckDB = { addons: true, memoryMiB: 1024 } as const;
