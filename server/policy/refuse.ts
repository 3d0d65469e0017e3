import type { PackDocument } from "../../core/policy";
import { checkPacks, lineOfFinding, type PackSource } from "../../core/policy/check";

/** Packs in which the check finds an error are not published; the message tells each error with its cure. */
export class PacksRefused extends Error {
  constructor(errors: readonly string[]) {
    super([...errors, `有 ${errors.length} 处错误，一份也没有公布。改好再公布。`].join("\n"));
    this.name = "PacksRefused";
  }
}

/** A pack whose file is not at hand is named by its identifier; what stands beside it is not known. */
const withoutFile = (document: PackDocument): PackSource => ({
  file: document.id,
  value: document,
  lineOf: () => 0,
  problems: [],
  cases: undefined,
});

/** Those of the packs that are new, and those that inherit from one of them. */
function touched(packs: readonly PackDocument[], fresh: ReadonlySet<string>): ReadonlySet<string> {
  const ids = new Set(fresh);
  for (let before = -1; before !== ids.size;) {
    before = ids.size;
    for (const { id, extends: from = [] } of packs)
      if (from.some((one) => ids.has(one))) ids.add(id);
  }
  return ids;
}

/**
 * Throws PacksRefused where the check finds an error in a new pack or in one that inherits from it. `inForce`: every pack as
 * it would be in force. `written`: the files of packs, where they are at hand, so that file and line can be told.
 */
export function refuseErrors(
  inForce: readonly PackDocument[],
  fresh: ReadonlySet<string>,
  written: readonly PackSource[],
): void {
  const sources = inForce.map((document) => written.find(isOf(document)) ?? withoutFile(document));
  const ids = touched(inForce, fresh);
  const asked = ({ value }: PackSource): boolean => ids.has((value as PackDocument).id);
  const errors = checkPacks(sources, asked).filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new PacksRefused(errors.map(lineOfFinding));
}

/** Whether a file holds this revision of this pack. */
const isOf =
  ({ id, revision }: PackDocument) =>
  ({ value }: PackSource): boolean => {
    const read = value as Partial<PackDocument> | null | undefined;
    return read?.id === id && read.revision === revision;
  };
