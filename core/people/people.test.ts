import fc from "fast-check";
import {
  isReadableName,
  maskDocumentNumber,
  maskName,
  maskPhone,
  needsGuardian,
  readPerson,
  sameName,
  tidyName,
} from ".";

describe("names", () => {
  test.each([
    ["王芳", " 王　芳 "],
    ["阿卜杜·热西提", "阿卜杜•热西提"],
    ["阿卜杜·热西提", "阿卜杜・热西提"],
    ["阿卜杜·热西提", "阿卜杜･热西提"],
    ["阿卜杜·热西提", "阿卜杜․热西提"],
    ["阿卜杜·热西提", "阿卜杜．热西提"],
    ["阿卜杜·热西提", "阿卜杜 · 热西提"],
    ["阿卜杜·热西提", "阿卜杜··热西提"],
    ["JOHN SMITH", "Ｊｏｈｎ  Ｓｍｉｔｈ"],
    ["JOHN SMITH", "JohnSmith"],
    ["J. SMITH", "J Smith"],
    ["𠮷野", "𠮷\u200B野"],
  ])("%s is also written %j", (a, b) => {
    expect(sameName(a, b)).toBe(true);
  });

  test.each([
    ["吕强", "呂强"],
    ["张强", "张強"],
    ["李喆", "李哲"],
    ["阿卜杜·热西提", "阿卜杜热西提"],
    ["王芳", "王方"],
    ["", ""],
    [" ", "　"],
  ])("%j and %j are not the same name", (a, b) => {
    expect(sameName(a, b)).toBe(false);
  });

  test("tidying keeps the blank of Latin names and drops that of Chinese ones", () => {
    expect(tidyName("  Anna   Lee ")).toBe("Anna Lee");
    expect(tidyName("欧阳 小 芳")).toBe("欧阳小芳");
  });

  test.each(["王?芳", "王□芳", "王\uFFFD芳", "王1芳", "", "··", "\uE000芳"])(
    "%j comes from a damaged file",
    (name) => {
      expect(isReadableName(name)).toBe(false);
    },
  );
  test.each(["王芳", "𠮷野", "阿卜杜·热西提", "Anna O'Neil-Lee", "㛃"])("%s is a name", (name) => {
    expect(isReadableName(name)).toBe(true);
  });

  test("any spelling is the same name as its tidy form, and tidying settles at once", () => {
    const signs = fc.constantFrom("王", "小", "𠮷", "·", "•", " ", "　", "A", "ｂ", "\u200B", ".");
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 12 }), (raw) => {
        const tidy = tidyName(raw);
        expect(tidyName(tidy)).toBe(tidy);
        expect(sameName(raw, tidy)).toBe(/\p{L}/u.test(tidy));
      }),
    );
  });
});

describe("masks", () => {
  test.each([
    ["11010519491231002X", "110*************2X"],
    ["11010519491231002x", "110*************2X"],
    ["110105491231002", "110**********02"],
    ["P123456789", "P12*****89"],
    ["E1234", "*****"],
  ])("document %s", (number, masked) => {
    expect(maskDocumentNumber(number)).toBe(masked);
  });

  test.each([
    ["王芳", "王*"],
    ["王小芳", "王*芳"],
    ["欧阳小芳", "欧**芳"],
    ["𠮷野𠮷", "𠮷*𠮷"],
    ["阿卜杜·热西提", "阿*杜·热*提"],
    ["John Smith", "J*** S****"],
    ["王", "*"],
  ])("name %s", (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  test.each([
    ["13812345678", "138****5678"],
    ["138 1234 5678", "138****5678"],
    ["0750-2222333", "*********33"],
    ["120", "***"],
  ])("phone %s", (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  test("a masked number shows at most five of its signs, and never the birth date", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{17}[\dX]$/), (number) => {
        const masked = maskDocumentNumber(number);
        expect(masked).toHaveLength(18);
        expect(masked.slice(3, 16)).toBe("*".repeat(13));
      }),
    );
  });
});

describe("ages", () => {
  test("a child needs a guardian until the day of the fourteenth birthday", () => {
    expect(needsGuardian("2008-11-08", "2022-11-07")).toBe(true);
    expect(needsGuardian("2008-11-08", "2022-11-08")).toBe(false);
    expect(needsGuardian("2022-11-08", "2022-11-08")).toBe(true);
    // Born on 29 February: fourteen in a common year on 1 March.
    expect(needsGuardian("2008-02-29", "2022-02-28")).toBe(true);
    expect(needsGuardian("2008-02-29", "2022-03-01")).toBe(false);
  });
});

describe("a person's parts agree", () => {
  const WOMAN = { type: "resident-id", number: "11010519491231002X" } as const;
  const on = "2021-11-08";
  const codes = (stated: Parameters<typeof readPerson>[0], day = on) => {
    const read = readPerson(stated, day);
    return read.ok ? [] : read.findings.map((finding) => `${finding.path}: ${finding.code}`);
  };

  test("birth date and sex come from the number", () => {
    expect(readPerson({ name: " 王 芳", document: WOMAN }, on)).toMatchObject({
      ok: true,
      person: { name: "王芳", birthDate: "1949-12-31", sex: "female" },
    });
  });

  test("what is stated must agree with the number", () => {
    expect(codes({ name: "王芳", document: WOMAN, sex: "male", birthDate: "1949-12-30" })).toEqual([
      "birthDate: birth-date-differs",
      "sex: sex-differs",
    ]);
    expect(codes({ name: "王芳", document: WOMAN }, "1949-12-30")).toEqual([
      "document.number: born-later",
    ]);
    expect(codes({ name: "王芳", document: WOMAN }, "1949-12-31")).toEqual([]);
  });

  test("documents that carry neither need both", () => {
    const document = { type: "birth-certificate", number: "P123456789" } as const;
    expect(codes({ name: "王小宝", document })).toEqual([
      "birthDate: birth-date-missing",
      "sex: sex-missing",
    ]);
    expect(codes({ name: "王小宝", document, sex: "male", birthDate: "2021-11-08" })).toEqual([]);
    expect(codes({ name: "王小宝", document, sex: "male", birthDate: "2021-11-09" })).toEqual([
      "birthDate: born-later",
    ]);
  });

  test("the old permanent residence number is held against the stated birth date", () => {
    const document = { type: "foreigner-id", number: "CAN110081080301" } as const;
    const sound = readPerson({ name: "Anna Lee", document, sex: "female" }, on);
    const number = "CAN11008108030";
    expect(sound.ok).toBe(false);
    for (let digit = 0; digit < 10; digit += 1) {
      const candidate = { type: "foreigner-id", number: `${number}${digit}` } as const;
      const stated = { name: "Anna Lee", document: candidate, sex: "female" } as const;
      if (codes({ ...stated, birthDate: "1981-08-03" }).length === 0) {
        expect(codes({ ...stated, birthDate: "1981-08-04" })).toEqual([
          "birthDate: birth-date-differs",
        ]);
        return;
      }
    }
    throw new Error("no check digit fits");
  });

  test("a damaged name and a wrong number are both told, without the number", () => {
    const read = readPerson(
      { name: "王?", document: { type: "resident-id", number: "110105194912310021" } },
      on,
    );
    expect(read.ok ? [] : read.findings.map((finding) => finding.code)).toEqual([
      "name",
      "check-digit",
    ]);
    expect(JSON.stringify(read)).not.toContain("110105");
  });
});
