/** A rule, a file that breaks it and nothing else, and the file as it should have been. */
export interface RuleCase {
  /** As the linter names it, or the compiler's code: `eslint(max-depth)`, `TS6307`. */
  readonly rule: string;
  /** What is refused, to be read after "refuses". */
  readonly what: string;
  /** Where in the house the file stands; two paths where the name itself is at stake. */
  readonly file: string | { readonly refused: string; readonly accepted: string };
  readonly refused: string;
  readonly accepted: string;
}

/** The path of the breaking file or of its clean twin. */
export function pathOf({ file }: RuleCase, kind: 'refused' | 'accepted'): string {
  return typeof file === 'string' ? file : file[kind];
}
