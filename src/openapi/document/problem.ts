/** Why a document, or an operation of it, cannot be used: as it stands behind a colon. */
export class DocumentProblem extends Error {
  override readonly name = "DocumentProblem";
}
