import { mergeChild, type ChildRecord, type NumberAdded } from ".";

const child: ChildRecord = {
  personId: "certificate",
  name: "王小宝",
  birthDate: "2021-11-20",
  sex: "male",
  documentType: "birth-certificate",
  paidYears: [],
  billOpen: false,
  mergedInto: null,
};
const number: NumberAdded = { name: "王 小宝", birthDate: "2021-11-20", sex: "male" };
const other: ChildRecord = { ...child, personId: "number", documentType: "resident-id" };

/** What is decided, in few words. */
function decided(
  a: Partial<ChildRecord>,
  b: Partial<ChildRecord> | null,
  n: Partial<NumberAdded> = {},
): string {
  const found = mergeChild({ ...child, ...a }, { ...number, ...n }, b && { ...other, ...b });
  switch (found.do) {
    case "adopt":
      return "adopt";
    case "merge":
      return `merge ${found.absorbed} into ${found.survivor}`;
    case "finding":
      return found.finding;
    case "refuse":
      return found.code;
  }
}

test("[M3] nobody has the number yet: the record takes it, and keeps its key", () => {
  expect(decided({}, null)).toBe("adopt");
  expect(decided({ paidYears: [2022] }, null)).toBe("adopt");
  expect(decided({}, { personId: "certificate" })).toBe("adopt");
});

test.each<[string, Partial<ChildRecord>, Partial<ChildRecord> | null, Partial<NumberAdded>]>([
  ["[M1] another day", {}, null, { birthDate: "2021-11-21" }],
  ["[M1] another sex", {}, null, { sex: "female" }],
  ["[M2] another name", {}, null, { name: "王大宝" }],
  ["[M3] the number's record is of another day", {}, { birthDate: "2021-11-21" }, {}],
  ["[M3] the number's record is of another sex", {}, { sex: "female" }, {}],
  ["[M3] the number's record was given up", {}, { mergedInto: "somebody" }, {}],
])("%s: it is not this child's number", (_why, a, b, n) => {
  expect(decided(a, b, n)).toBe("number-taken");
});

describe("[M4] the record with money stays", () => {
  test.each<[readonly number[], readonly number[], string]>([
    [[], [], "merge number into certificate"],
    [[2022], [], "merge number into certificate"],
    [[], [2022], "merge certificate into number"],
    [[2022], [2023], "merge number into certificate"],
    [[2023, 2021], [2022], "merge number into certificate"],
    [[], [2022, 2023], "merge certificate into number"],
  ])("paid %j and %j: %s", (mine, theirs, expected) => {
    expect(decided({ paidYears: mine }, { paidYears: theirs })).toBe(expected);
  });

  test("why is told in words", () => {
    const why = (mine: number[], theirs: number[]) => {
      const found = mergeChild({ ...child, paidYears: mine }, number, {
        ...other,
        paidYears: theirs,
      });
      return found.do === "merge" ? found.why : found.do;
    };
    expect(why([], [2022])).toContain("号码下的记录缴过费");
    expect(why([2021], [2022])).toContain("不同年度");
    expect(why([2021], [])).toBe("留出生证明登记的这一份");
  });
});

test("[M5] both paid for one year, or only the name parts them: a person looks at it", () => {
  expect(decided({ paidYears: [2021, 2022] }, { paidYears: [2022] })).toBe("two-records");
  expect(decided({}, { name: "王二宝" })).toBe("two-records");
  const found = mergeChild({ ...child, paidYears: [2022] }, number, {
    ...other,
    paidYears: [2022],
  });
  expect(found).toMatchObject({ do: "finding", text: expect.stringContaining("2022年") as string });
});

test("[M6] a certificate that became a number is used again", () => {
  expect(decided({ mergedInto: "number" }, {})).toBe("certificate-reused");
  expect(decided({ mergedInto: "number" }, null, { birthDate: "1999-01-01" })).toBe(
    "certificate-reused",
  );
});

test("[M7] while a payment has no result, nothing is joined", () => {
  expect(decided({ billOpen: true }, {})).toBe("changed-meanwhile");
  expect(decided({}, { billOpen: true })).toBe("changed-meanwhile");
  // Alone, the record may take its number: its bill stays its own.
  expect(decided({ billOpen: true }, null)).toBe("adopt");
});
