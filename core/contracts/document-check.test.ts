import fc from "fast-check";
import {
  checkDocument,
  dateOfDigits,
  permanentResidenceCheckDigit,
  residentCheckDigit,
  tidyDocumentNumber,
  toEighteenDigits,
  type DocumentTypeCode,
} from ".";

const faultOf = (type: DocumentTypeCode, raw: string) => {
  const check = checkDocument(type, raw);
  return check.ok ? undefined : check.finding.code;
};
const readingOf = (type: DocumentTypeCode, raw: string) => {
  const check = checkDocument(type, raw);
  if (!check.ok) throw new Error(`${type}: ${check.finding.code}`);
  return check.document;
};
/** An 18-digit number with its check digit. */
const eighteen = (first17: string) => first17 + residentCheckDigit(first17);

describe("resident ID, 18 digits", () => {
  // The two worked examples of GB 11643-1999.
  const MAN = "440524188001010014";
  const WOMAN = "11010519491231002X";

  test("the standard's own examples are sound and tell birth date and sex", () => {
    expect(readingOf("resident-id", MAN)).toEqual({
      type: "resident-id",
      number: MAN,
      key: MAN,
      birthDate: "1880-01-01",
      sex: "male",
    });
    expect(readingOf("resident-id", WOMAN)).toMatchObject({
      birthDate: "1949-12-31",
      sex: "female",
    });
  });

  test.each([
    ["lower-case x", "11010519491231002x"],
    ["full-width", "１１０１０５１９４９１２３１００２Ｘ"],
    ["blanks and hyphens", " 110105 19491231-002X　"],
    ["marks copied from a chat", "\u202A11010519491231002X\u202C\u200B"],
  ])("%s is read as the same number", (_, raw) => {
    expect(readingOf("resident-id", raw).number).toBe(WOMAN);
  });

  test.each([
    ["length", "1101051949123100"],
    ["length", ""],
    ["characters", "11010519491231OO2X"],
    ["characters", "1101051949123100XX"],
    ["region", eighteen("00010519491231002")],
    ["region", eighteen("99999919491231002").replace(/^9/, "6")],
    ["birth-date", eighteen("11010519490229002")],
    ["birth-date", eighteen("11010519491301002")],
    ["birth-date", eighteen("11010518491231002")],
    ["check-digit", "110105194912310021"],
  ])("%s: %s", (code, raw) => {
    expect(faultOf("resident-id", raw)).toBe(code);
  });

  test("29 February belongs to leap years only", () => {
    expect(faultOf("resident-id", eighteen("11010520000229002"))).toBeUndefined();
    expect(faultOf("resident-id", eighteen("11010520040229002"))).toBeUndefined();
    expect(faultOf("resident-id", eighteen("11010519000229002"))).toBe("birth-date");
    expect(faultOf("resident-id", eighteen("11010520230229002"))).toBe("birth-date");
  });

  test("codes of withdrawn counties stay valid", () => {
    // 341401 (居巢区) was withdrawn in 2011, 120225 (蓟县) in 2016, 510225 became another province in 1997.
    for (const county of ["341401", "120225", "510225"])
      expect(faultOf("resident-id", eighteen(`${county}19800101002`))).toBeUndefined();
  });

  test("says so when the number belongs to another kind of document", () => {
    const likes = (type: DocumentTypeCode, raw: string) => {
      const check = checkDocument(type, raw);
      return check.ok ? undefined : check.finding.looksLike;
    };
    expect(likes("resident-id", eighteen("81000019900101001"))).toBe("hmt-permit");
    expect(likes("resident-id", eighteen("91112419810803002"))).toBe("foreigner-id");
    expect(likes("resident-id", "CAN110084010111")).toBe("foreigner-id");
    expect(likes("resident-id", "P123456789")).toBe("birth-certificate");
    expect(likes("hmt-permit", WOMAN)).toBe("resident-id");
    expect(likes("foreigner-id", WOMAN)).toBe("resident-id");
    expect(likes("passport", WOMAN)).toBe("resident-id");
    expect(likes("birth-certificate", WOMAN)).toBe("resident-id");
  });
});

describe("resident ID, 15 digits", () => {
  test("reads as its 18-digit successor", () => {
    expect(readingOf("resident-id", "110105491231002")).toEqual({
      type: "resident-id",
      number: "110105491231002",
      key: "11010519491231002X",
      birthDate: "1949-12-31",
      sex: "female",
    });
  });

  test("serials 996 to 999 were kept for people born in the century before", () => {
    expect(toEighteenDigits("440524800101996").slice(6, 10)).toBe("1880");
    expect(toEighteenDigits("440524800101995").slice(6, 10)).toBe("1980");
  });

  test("a date that does not exist is found", () => {
    expect(faultOf("resident-id", "110105490230002")).toBe("birth-date");
  });
});

describe("other documents", () => {
  test("residence permit of Hong Kong, Macao and Taiwan residents", () => {
    for (const region of ["810000", "820000", "830000"])
      expect(readingOf("hmt-permit", eighteen(`${region}20090305001`))).toMatchObject({
        birthDate: "2009-03-05",
        sex: "male",
      });
    expect(faultOf("hmt-permit", eighteen("84000019900101001"))).toBe("region");
    expect(faultOf("hmt-permit", eighteen("81010019900101001"))).toBe("region");
    expect(faultOf("hmt-permit", "81000019900101001A")).toBe("characters");
    expect(faultOf("hmt-permit", "8100001990010100")).toBe("length");
  });

  test("permanent residence of foreigners, 18 digits", () => {
    // The specimen of the card issued from December 2023: Beijing, Canada (124).
    expect(readingOf("foreigner-id", "911124198108030024")).toMatchObject({
      birthDate: "1981-08-03",
      sex: "female",
    });
    expect(faultOf("foreigner-id", "911124198108030025")).toBe("check-digit");
    expect(faultOf("foreigner-id", eighteen("90112419810803002"))).toBe("region");
    expect(faultOf("foreigner-id", eighteen("84000019900101001"))).toBe("region");
    expect(faultOf("foreigner-id", "91112419810803002A")).toBe("characters");
    expect(faultOf("foreigner-id", "9111241981080300")).toBe("length");
  });

  test("permanent residence of foreigners, 15 characters", () => {
    const first14 = "CAN11008108030";
    const number = first14 + permanentResidenceCheckDigit(first14);
    // The century is not in the number, so no birth date is claimed.
    expect(readingOf("foreigner-id", number.toLowerCase())).toMatchObject({
      number,
      birthDate: null,
      sex: null,
    });
    const wrong = first14 + String((Number(number[14]) + 1) % 10);
    expect(faultOf("foreigner-id", wrong)).toBe("check-digit");
    expect(faultOf("foreigner-id", "CA1110081080301")).toBe("characters");
    expect(faultOf("foreigner-id", "CAN000081080301")).toBe("region");
    expect(faultOf("foreigner-id", "CAN110081023001")).toBe("birth-date");
  });

  test("the weights 7-3-1 give the digits of the passport standard's own example", () => {
    // ICAO 9303 part 3: document number L898902C3 → 6; date of birth 740812 → 2.
    expect(permanentResidenceCheckDigit("L898902C3")).toBe("6");
    expect(permanentResidenceCheckDigit("740812")).toBe("2");
  });

  test("passport and birth certificate", () => {
    expect(readingOf("passport", "e 12345678").number).toBe("E12345678");
    expect(faultOf("passport", "E123")).toBe("length");
    expect(faultOf("passport", "ABCDEFG")).toBe("characters");
    expect(faultOf("passport", "护照12345")).toBe("characters");
    expect(readingOf("birth-certificate", "p123456789").number).toBe("P123456789");
    expect(faultOf("birth-certificate", "1234567890")).toBe("characters");
    expect(faultOf("birth-certificate", "P12345678")).toBe("length");
  });
});

describe("properties", () => {
  const digits = (length: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });
  const day = fc
    .date({
      min: new Date(Date.UTC(1900, 0, 1)),
      max: new Date(Date.UTC(2030, 11, 31)),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));
  const soundId = fc
    .tuple(fc.constantFrom("11", "37", "44", "65", "71"), digits(4), day, digits(3))
    .map(([province, county, born, serial]) =>
      eighteen(province + county.join("") + born.replaceAll("-", "") + serial.join("")),
    );

  test("a sound number tells the birth date and sex it was made from", () => {
    fc.assert(
      fc.property(soundId, (number) => {
        const { birthDate, sex } = readingOf("resident-id", number);
        expect(birthDate?.replaceAll("-", "")).toBe(number.slice(6, 14));
        expect(sex).toBe(Number(number[16]) % 2 === 1 ? "male" : "female");
      }),
    );
  });

  test("one wrong digit, or two neighbours swapped, is always noticed", () => {
    fc.assert(
      fc.property(soundId, fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), (id, at, add) => {
        const wrong = id.slice(0, at) + String((Number(id[at]) + add) % 10) + id.slice(at + 1);
        expect(faultOf("resident-id", wrong)).toBeDefined();
        if (at < 16 && id[at] !== id[at + 1]) {
          const swapped = id.slice(0, at) + id.charAt(at + 1) + id.charAt(at) + id.slice(at + 2);
          expect(faultOf("resident-id", swapped)).toBeDefined();
        }
      }),
    );
  });

  test("no finding repeats the number, whatever was typed", () => {
    const types = fc.constantFrom<DocumentTypeCode>(
      "resident-id",
      "hmt-permit",
      "foreigner-id",
      "passport",
      "birth-certificate",
    );
    const typed = fc.oneof(fc.string({ unit: "grapheme", maxLength: 24 }), soundId);
    fc.assert(
      fc.property(types, typed, (type, raw) => {
        const check = checkDocument(type, raw);
        const words = check.ok ? "" : check.finding.text + check.finding.todo;
        expect(/\d{7}/.test(words)).toBe(false);
        if (tidyDocumentNumber(raw).length > 6)
          expect(words).not.toContain(tidyDocumentNumber(raw));
      }),
    );
  });

  test("tidying twice is tidying once, and the key of a key is itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 24 }), (raw) => {
        const once = tidyDocumentNumber(raw);
        expect(tidyDocumentNumber(once)).toBe(once);
      }),
    );
    fc.assert(
      fc.property(soundId, (number) => {
        const { key } = readingOf("resident-id", number);
        expect(readingOf("resident-id", key).key).toBe(key);
      }),
    );
  });

  test("a 15-digit number and its 18-digit form are one person", () => {
    const legacy = fc
      .tuple(digits(4), day, fc.integer({ min: 1, max: 995 }))
      .filter(([, born]) => born.startsWith("19"))
      .map(
        ([county, born, serial]) =>
          `44${county.join("")}${born.slice(2).replaceAll("-", "")}${String(serial).padStart(3, "0")}`,
      );
    fc.assert(
      fc.property(legacy, (number) => {
        const old = readingOf("resident-id", number);
        const modern = readingOf("resident-id", toEighteenDigits(number));
        expect({ ...old, number: "" }).toEqual({ ...modern, number: "" });
      }),
    );
  });

  test("eight digits are a date exactly where the calendar has that day", () => {
    fc.assert(
      fc.property(day, (born) => {
        expect(dateOfDigits(born.replaceAll("-", ""))).toBe(born);
      }),
    );
    expect(dateOfDigits("20240230")).toBeUndefined();
    expect(dateOfDigits("20240100")).toBeUndefined();
    expect(dateOfDigits("19491-31")).toBeUndefined();
  });
});
