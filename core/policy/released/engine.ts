/** What is asked of an evaluator that is kept for its receipts. Packs and facts are in the form of its own time. */
export interface ReleasedBook {
  quote(facts: unknown): unknown;
}

export interface ReleasedEngine {
  createPolicyBook(documents: readonly unknown[], places: readonly unknown[]): ReleasedBook;
  ENGINE_VERSION: string;
}
