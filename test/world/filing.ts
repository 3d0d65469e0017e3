import type { Errand, ResidentRequest, StatedPerson } from "../../core/contracts";
import type { RegisterRow } from "../../core/people";
import { householdOf, inventedId } from "../../local/demo/rows";
import { PICTURES } from "./fake-files";
import { freshKey } from "./families";
import type { Phone, World } from "./world";

/** Puts a photo of each material up, as a phone does. */
export async function putUp(
  world: World,
  phone: Phone,
  materials: readonly string[],
  content: Buffer = PICTURES.jpeg,
): Promise<{ material: string; slot: string }[]> {
  if (materials.length === 0) return [];
  const { slots } = await phone.get("photoSlots", { count: materials.length });
  return slots.map(({ slot, cloudPath }, index) => {
    world.files.put(cloudPath, content);
    return { material: materials[index] ?? "", slot };
  });
}

/** Materials that an errand cannot be filed without. */
export const required = ({ materials }: Pick<Errand, "materials">): string[] =>
  materials.filter((one) => one.required).map(({ name }) => name);

type Filing = ResidentRequest<"fileRequest">;
type Asked = Pick<Filing, "kind" | "year"> & Partial<Omit<Filing, "materials" | "consent">>;

/** A filing with photos of everything that the plan wants of the kind, as the page of the errand makes it. */
export async function filingOf(world: World, phone: Phone, asked: Asked): Promise<Filing> {
  const { kind, year, event, memberId, place, details = {} } = asked;
  const home = memberId ?? details.parentMemberId;
  const { errands } = await phone.get("errands", {
    year,
    ...(home !== undefined && { memberId: home }),
    ...(place !== undefined && { place }),
  });
  const errand = errands.find(
    (one) => one.kind === kind && (event === undefined || one.event === event.kind),
  );
  return {
    requestKey: freshKey(),
    details,
    ...asked,
    materials: await putUp(world, phone, errand ? required(errand) : []),
    consent: true,
  };
}

/** Somebody as a form states them. */
export const stated = (row: RegisterRow, more: Partial<StatedPerson> = {}): StatedPerson => ({
  name: row.name,
  documentType: row.document.type,
  documentNumber: row.document.number,
  ...(row.sex && { sex: row.sex }),
  ...(row.birthDate && { birthDate: row.birthDate }),
  ...more,
});

let serial = 0;
/** Somebody whom no register has, by a number of that division. */
export const strangerOf = (division = "370481", birthDate = "1990-01-01") => ({
  name: "周新来",
  documentType: "resident-id" as const,
  documentNumber: inventedId(division, birthDate, "male", (serial += 1) % 5),
});

/** The phone that the register has: a code that WeChat gives for it makes a binding full. */
export async function confirmBy(world: World, phone: Phone, memberId: string, row: RegisterRow) {
  const code = `phone-of-${row.phone ?? "nobody"}`;
  if (row.phone !== undefined) world.wechat.phonesByCode.set(code, row.phone);
  return phone.get("confirm", { memberId, phoneCode: code });
}

/** Binds in full by the phone of the register. */
export async function bindFull(
  world: World,
  phone: Phone,
  row: RegisterRow,
  relation: ResidentRequest<"bind">["relation"] = "self",
): Promise<string> {
  const memberId = await phone.bind(row, { relation });
  await confirmBy(world, phone, memberId, row);
  return memberId;
}

const of = (place: string, year: number, book: string) =>
  householdOf({ place, book, division: place.slice(0, 6), year });

const kaiping = of("440783106221", 2022, "K-1");
const luyang = of("340103200201", 2023, "L-1");
const huarong = of("430623101208", 2022, "H-1");
const mancheng = of("130607100", 2023, "M-1");

/** A grown-up of each other county with a phone, enrolled last year and not yet for this one. */
export const elsewhere = {
  kaiping: kaiping("陈国强", "male", "1980-05-05", "户主", {
    phone: "12044070001",
    registeredYears: [],
  }),
  kaipingPaid: kaiping("陈国华", "male", "1982-06-06", "弟", {
    phone: "12044070002",
    enrolledYears: [2021, 2022],
  }),
  kaipingChild: kaiping("陈小明", "male", "2012-08-08", "子", { registeredYears: [] }),
  luyang: luyang("王芳", "female", "1985-07-07", "户主", {
    phone: "12034010001",
    registeredYears: [],
  }),
  huarong: huarong("刘湘", "female", "1983-03-03", "户主", {
    phone: "12043060001",
    registeredYears: [],
  }),
  mancheng: mancheng("赵刚", "male", "1978-09-09", "户主", {
    phone: "12013060001",
    registeredYears: [],
  }),
  manchengSon: mancheng("赵勇", "male", "2001-02-02", "子", { registeredYears: [] }),
  manchengWife: mancheng("孙梅", "female", "1979-04-04", "妻", { registeredYears: [] }),
} satisfies Record<string, RegisterRow>;
