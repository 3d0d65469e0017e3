import { maskDocumentNumber } from "../../core/people";
import { AppError } from "../errors";
import {
  bindingsOf,
  liveBills,
  openingsOf,
  personFiles,
  placeNames,
  unfinishedOrdersOf,
  type BindingRow,
  type OpeningRow,
  type PersonFile,
  type ResidentRow,
  type StoredOrder,
  type Tx,
} from "../db";
import { sealContext } from "../privacy";
import type { Session } from "./session";

/** A person to whom the caller is bound, with all that answers need. */
export interface Member {
  binding: BindingRow;
  file: PersonFile;
  /** The register that named the person last. */
  home: ResidentRow;
  /** What staff of the county switched on: extensions, special windows. */
  openings: readonly OpeningRow[];
  /** Full name for a full binding; as typed for a weak one. */
  name: string;
  documentMasked: string;
  placeName: string;
}

/** The caller's family, and the orders that are not finished. */
export interface Family {
  members: Member[];
  orders: StoredOrder[];
  /** Live bills of the members, the caller's own and others'. */
  bills: { county: string; year: number; personId: string; orderId: string }[];
}

export async function loadFamily(session: Session, tx: Tx): Promise<Family> {
  const bindings = await bindingsOf(tx, session.accountId);
  const ids = bindings.map(({ personId }) => personId);
  const files = await personFiles(tx, ids);
  const names = await placeNames(
    tx,
    files.flatMap(({ residents }) => residents.map(({ place }) => place)),
  );
  const opened = await openingsOf(
    tx,
    files.flatMap(({ residents }) => residents.map(({ county }) => county)),
  );
  const members = bindings.flatMap((binding) => {
    const file = files.find(({ person }) => person.id === binding.personId);
    const home = file && homeOf(file);
    if (!file || !home) return [];
    const openings = opened.filter(({ county }) => county === home.county);
    return [{ ...memberOf(session, binding, file, home, names), openings }];
  });
  const bills = await liveBills(tx, ids);
  return { members, orders: await unfinishedOrdersOf(tx, session.accountId), bills };
}

/** Where the person lives today; of those who have left everywhere, where they were listed last. */
const homeOf = ({ residents }: PersonFile): ResidentRow | undefined =>
  residents.find(({ leftOn }) => leftOn === null) ?? residents[0];

function memberOf(
  { services: { vault } }: Session,
  binding: BindingRow,
  file: PersonFile,
  home: ResidentRow,
  names: ReadonlyMap<string, string>,
): Omit<Member, "openings"> {
  const { person } = file;
  return {
    binding,
    file,
    home,
    name:
      binding.level === "full"
        ? vault.open(person.nameSealed, sealContext.name(person.id))
        : vault.open(binding.typedNameSealed, sealContext.typedName(binding.id)),
    documentMasked: maskDocumentNumber(
      vault.open(person.numberSealed, sealContext.number(person.id)),
    ),
    placeName: names.get(home.place) ?? home.place,
  };
}

/** The member of that key; refused alike whether the key is made up, ended or somebody else's. */
export function memberByKey(family: Family, memberId: string): Member {
  const member = family.members.find(({ binding }) => binding.id === memberId);
  if (!member)
    throw new AppError("not-bound", "您没有绑定这个人，看不到也不能办理。", {
      todo: "请先在首页“添加家人”，填写姓名和证件号码。",
    });
  return member;
}

export const isFull = ({ binding }: Member): boolean => binding.level === "full";
