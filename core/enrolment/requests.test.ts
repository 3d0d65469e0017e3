import { REQUEST_KINDS, REQUEST_STATES, MIDYEAR_EVENTS, type RequestDetails } from "../contracts";
import {
  asksOf,
  dueAfter,
  dueOfReturned,
  EVENT_DAYS,
  EVENT_TITLES,
  factsOfRequest,
  factsSaid,
  formOf,
  declarationsOf,
  isOver,
  isOverdue,
  KIND_TITLES,
  nextOf,
  outcomeText,
  refundFenOf,
  REQUEST_EDGES,
  rowsOf,
  stateText,
  stepText,
  supplementUntil,
  titleOf,
  willDo,
  type FormMatter,
} from ".";
import { book, HUARONG, KAIPING, BAOGOU, permit } from "../../test/policy/requests";

const person = {
  name: " 王 芳",
  documentType: "resident-id",
  documentNumber: "11010519491231002X",
  phone: "13812345678",
} as const;

describe("[R10] the same-day clock", () => {
  test.each([
    ["2022-03-01T00:00:00+08:00", "2022-03-02T00:00:00+08:00"],
    ["2022-03-01T17:00:00+08:00", "2022-03-02T00:00:00+08:00"],
    ["2022-03-01T17:00:01+08:00", "2022-03-03T00:00:00+08:00"],
    ["2021-12-31T23:59:59+08:00", "2022-01-02T00:00:00+08:00"],
  ])("filed %s, due %s", (filedAt, due) => {
    expect(dueAfter(filedAt)).toBe(due);
  });

  test("the last second of the day is in time, the next one is not", () => {
    const due = "2022-03-02T00:00:00+08:00";
    expect(isOverdue(due, "2022-03-01T23:59:59+08:00")).toBe(false);
    expect(isOverdue(due, due)).toBe(true);
    expect(isOverdue(null, due)).toBe(false);
  });
});

test("[R11] what is given back waits for the plan's last day, else for ten days", () => {
  expect(supplementUntil("2022-03-01", "2022-03-20")).toBe("2022-03-20");
  expect(supplementUntil("2022-03-01", "2022-03-01")).toBe("2022-03-01");
  expect(supplementUntil("2022-03-01", "2022-02-28")).toBe("2022-03-11");
  expect(supplementUntil("2022-03-01", null)).toBe("2022-03-11");
  expect(dueOfReturned("2022-03-01", null)).toBe("2022-03-12T00:00:00+08:00");
});

describe("[R4] words", () => {
  test("every kind, event and state has its own", () => {
    expect(new Set(REQUEST_KINDS.map((kind) => titleOf(kind))).size).toBe(REQUEST_KINDS.length);
    expect(new Set(REQUEST_STATES.map(stateText)).size).toBe(REQUEST_STATES.length);
    expect(new Set(MIDYEAR_EVENTS.map((event) => EVENT_TITLES[event])).size).toBe(
      MIDYEAR_EVENTS.length,
    );
    expect(new Set(MIDYEAR_EVENTS.map((event) => EVENT_DAYS[event])).size).toBe(
      MIDYEAR_EVENTS.length,
    );
    expect(titleOf("midyear", "released")).toBe("中途参保（刑满释放）");
    expect(titleOf("newborn", "newborn")).toBe("新生儿参保");
    expect(titleOf("moved-in", "moved-in")).toBe("迁入登记");
  });

  test("every edge has its step, and the same state is told by where it comes from", () => {
    const steps = REQUEST_EDGES.map(({ from, to }) => stepText(from, to));
    expect(steps.every((text) => text.length > 1)).toBe(true);
    expect([
      stepText(null, "submitted"),
      stepText("returned", "submitted"),
      stepText("in-hand", "submitted"),
    ]).toEqual(["提交了申请", "补充了材料，重新提交", "放回待办"]);
  });

  const next = {
    kind: "registration",
    dueAt: "2022-03-02T00:00:00+08:00",
    overdue: false,
  } as const;
  test("what comes next names the day, not the midnight after it", () => {
    expect(nextOf({ ...next, state: "submitted" })).toContain("2022年3月1日以前");
    expect(nextOf({ ...next, state: "in-hand", overdue: true, office: "西湾村" })).toContain(
      "可以问西湾村",
    );
    expect(nextOf({ ...next, state: "returned" })).toContain("2022年3月1日前（含当天）补充");
    expect(nextOf({ ...next, state: "completed", toPay: true })).toContain("缴了费才算参保");
    expect(nextOf({ ...next, state: "completed" })).toBe("已经登记好。");
    expect(nextOf({ ...next, state: "completed", kind: "refund" })).toContain("税务部门");
    for (const state of REQUEST_STATES.filter(isOver))
      expect(nextOf({ ...next, state, dueAt: null })).toMatch(/。$/);
  });

  test("[R14] what completing will do is told before", () => {
    const told = (kind: Parameters<typeof willDo>[0]["kind"], rest: object = {}) =>
      willDo({ kind, year: 2022, details: {}, member: false, ...rest }).join("\n");
    expect(told("newborn", { byResident: true, full: true })).toContain("完全绑定");
    expect(told("newborn", { byResident: true })).toContain("弱绑定");
    expect(told("registration", { member: true, byResident: true })).not.toContain("绑定");
    expect(told("midyear", { event: { kind: "released", on: "2022-02-01" } })).toContain(
      "刑满释放",
    );
    expect(told("stop", { details: { stopReason: "army" } })).toContain("原因：参军");
    expect(told("refund", { refundFen: 31_500 })).toContain("同意退315元");
    expect(told("refund", { refundFen: null })).toContain("先问清");
    expect(told("number")).toContain("两份合成一份");
    for (const kind of REQUEST_KINDS) expect(told(kind)).not.toBe("");
    expect(outcomeText("refund", 2022, 31_500)).toContain("315元");
    expect(outcomeText("stop", 2022)).toBe("2022年已停保");
    expect(outcomeText("permit", 2022)).toContain(KIND_TITLES.permit);
  });
});

describe("[R5] what a form asks", () => {
  test.each<[Parameters<typeof asksOf>, string[]]>([
    [
      ["registration", null, { member: false }],
      ["person", "hukou"],
    ],
    [["registration", null, { member: true }], []],
    [
      ["newborn", "newborn", { member: true }],
      ["person", "event.on", "hukou"],
    ],
    [
      ["midyear", "unemployed", { member: true }],
      ["event.on", "employeeInsurance"],
    ],
    [
      ["midyear", "released", { member: false }],
      ["person", "hukou", "event.on"],
    ],
    [
      ["permit", "permit-issued", { member: false }],
      ["person", "hukou", "permit"],
    ],
    [
      ["student", "school-transfer", { member: true }],
      ["student", "event.on"],
    ],
    [["student", "school-entry", { member: true }], ["student"]],
    [["stop", null, { member: true }], ["stopReason"]],
  ])("%j: %j", (args, asks) => {
    expect(asksOf(...args)).toEqual(asks);
  });
});

describe("[R7] facts of a request", () => {
  const known = {
    ...KAIPING,
    on: "2022-03-01",
    hukou: "elsewhere",
    birthDate: "1980-01-01",
  } as const;

  test("only what it speaks of is said", () => {
    expect(factsSaid({ details: {} })).toEqual({});
    expect(factsSaid({ event: { kind: "moved-in", on: "2022-02-01" }, details: {} })).toEqual({
      hukou: "local",
      event: { kind: "moved-in", on: "2022-02-01" },
    });
    expect(
      factsSaid({ event: { kind: "unemployed", on: "2022-02-01" }, details: {} }),
    ).toMatchObject({
      employeeInsurance: { endedOn: "2022-02-01" },
    });
    const stated = factsSaid({
      event: { kind: "unemployed", on: "2022-02-01" },
      details: {
        employeeInsurance: { endedOn: "2022-02-28" },
        hukou: "local",
        hukouKind: "rural",
        parentInsuredHere: false,
      },
    });
    expect(stated).toMatchObject({
      employeeInsurance: { endedOn: "2022-02-28" },
      hukouKind: "rural",
      parentInsuredHere: false,
    });
  });

  test("a newborn brings nothing of the one who asks for it", () => {
    const details: RequestDetails = {
      person: {
        name: "王小宝",
        documentType: "birth-certificate",
        documentNumber: "P123456789",
        sex: "male",
        birthDate: "2022-02-01",
      },
      hukou: "local",
    };
    expect(factsOfRequest(known, "newborn", { details })).toEqual({
      ...KAIPING,
      on: "2022-03-01",
      hukou: "local",
      birthDate: "2022-02-01",
      sex: "male",
      event: { kind: "newborn", on: "2022-02-01" },
    });
  });

  test("the number tells birth and sex; a correction changes nothing before it is done", () => {
    const details = { person };
    expect(factsOfRequest(known, "registration", { details })).toMatchObject({
      birthDate: "1949-12-31",
      sex: "female",
    });
    expect(factsOfRequest(known, "correction", { details })).toEqual(known);
  });
});

describe("[R13] rows", () => {
  const details: RequestDetails = {
    person,
    hukou: "local",
    permit: { issuedOn: "2022-01-01", until: "2022-12-31" },
    student: { stage: "university", school: "340103Z21", className: "一班" },
    employeeInsurance: { endedOn: "2022-02-01" },
    changes: { phone: "13887654321", place: "440783106221" },
    parentInsuredHere: true,
    stopReason: "army",
    refundReason: "death",
    note: "急",
  };
  const text = (full: boolean) =>
    rowsOf(null, details, {
      full,
      placeName: (code) => (code === "340103Z21" ? "某大学" : undefined),
    })
      .map(({ label, value }) => `${label}：${value}`)
      .join("\n");

  test("numbers are masked unless asked for in full", () => {
    expect(text(false)).toContain("证件号码：110*************2X");
    expect(text(false)).not.toMatch(/11010519491231002X|13812345678|13887654321/);
    expect(text(true)).toContain("证件号码：11010519491231002X");
    expect(text(true)).toContain("手机号改为：13887654321");
  });

  test("everything that is stated is told, in people's words", () => {
    for (const part of [
      "姓名：王芳",
      "户口：在本地",
      "居住证有效期至：2022年12月31日",
      "学校：某大学",
      "班级：一班",
      "职工医保：2022年2月1日停止",
      "所属村（社区）改为：440783106221",
      "父母在本地参加职工医保：是",
      "停保原因：参军",
      "退费原因：去世",
      "说明：急",
    ])
      expect(text(false)).toContain(part);
    expect(rowsOf(null, { employeeInsurance: "active" })).toEqual([
      { label: "职工医保", value: "正在参加" },
    ]);
    expect(rowsOf(null, {})).toEqual([]);
  });

  test("a newborn's birth is told once, the parent by the name that the reader may see", () => {
    const rows = rowsOf(
      { kind: "newborn", on: "2022-02-01" },
      {
        person: { ...person, birthDate: "2022-02-01" },
        parentMemberId: "01ARZ3NDEKTSV4RRFFQ69G5FAV",
      },
      { parentName: "王*" },
    );
    expect(rows.filter(({ label }) => label === "出生日期")).toHaveLength(1);
    expect(rows).toContainEqual({ label: "父母或监护人", value: "王*" });
    expect(rows.some(({ label }) => label === "事由")).toBe(false);
  });
});

describe("[R15] annex 1", () => {
  const matter: FormMatter = {
    number: "440783-2021-000001",
    kind: "stop",
    details: { stopReason: "army" },
    year: 2022,
    placeName: "西湾村",
    facts: {
      ...KAIPING,
      on: "2021-11-01",
      enrolledLastYear: true,
      hukou: "local",
      hukouKind: "rural",
    },
    person,
    household: { number: "B-1", relationToHead: "子" },
    classes: [],
    materials: [{ name: "写明停保原因的登记表（附件1）", seen: true }],
    state: "unregistered",
    filedAt: "2021-11-01T09:00:00+08:00",
    decided: null,
  };
  const valuesOf = (form: ReturnType<typeof formOf>) =>
    Object.fromEntries(
      form.sections.flatMap(({ rows }) => rows.map(({ label, value }) => [label, value])),
    );

  test("a stop: reason, papers, empty lines to sign on, and what follows with its clause", () => {
    const form = formOf(book, matter);
    expect(form).toMatchObject({
      sort: "stop",
      title: "2022年度城乡居民基本医疗保险新参保、变更、停保登记表",
    });
    expect(valuesOf(form)).toMatchObject({
      姓名: "王芳",
      证件号码: "110*************2X",
      户口性质: "农村",
      与户主关系: "子",
      人员类别: "普通居民",
      办理类别: "停保",
      停保原因: "参军",
      填表时的参保状态: "还没有登记",
      "写明停保原因的登记表（附件1）": "已交",
      "申请人（监护人、代办人）签字": "",
      复核人签字: "",
    });
    expect(form.declarations).toContainEqual({
      text: expect.stringContaining("照新一年标准扣费") as string,
      cite: "五（四）1、五（七）、五（八）",
    });
    expect(form.declarations).toContainEqual({
      text: expect.stringContaining("新年度中途原则上不退") as string,
      cite: "五（七）",
    });
  });

  test("full numbers only where asked; a correction shows what it will be; an account is written in by hand", () => {
    const form = formOf(book, {
      ...matter,
      kind: "correction",
      details: { person: { ...person, name: "王方" } },
      classes: ["低保对象"],
      materials: [{ name: "扣费银行账户", seen: false }],
      rows: { full: true },
    });
    expect(form.sort).toBe("change");
    expect(valuesOf(form)).toMatchObject({
      证件号码: "11010519491231002X",
      姓名更正为: "王方",
      人员类别: "低保对象",
      扣费银行账户: "未交",
      "扣费账户（开户银行和账号）": "",
    });
    expect(formOf(book, { ...matter, kind: "permit" }).sort).toBe("registration");
  });

  test("declarations are those of the plan: double enrolment, the end of a permit, a guardian's consent", () => {
    const texts = (facts: FormMatter["facts"]) =>
      declarationsOf(book, { facts, kind: "registration" })
        .map(({ text, cite }) => `${text}〔${cite}〕`)
        .join("\n");
    const town = texts({ ...BAOGOU, on: "2021-11-01", birthDate: "1980-01-01" });
    expect(town).toContain("〔二（四）〕");
    expect(town).toContain("个人信息保护法第十三条");
    expect(texts({ ...HUARONG, on: "2021-11-01", birthDate: "2015-01-01" })).toContain(
      "第三十一条",
    );
    const away = { ...KAIPING, on: "2021-11-01", ...permit("2022-12-31") };
    expect(texts(away)).toContain("居住证到期会自动停保");
    expect(texts({ ...KAIPING, on: "2021-11-01" })).not.toContain("居住证到期");
  });
});

test("[R9] never more is given back than was paid", () => {
  const rule = { about: "this", says: "", cite: "" } as const;
  expect(refundFenOf({ ...rule, gives: "all" }, 37_600, null)).toBe(37_600);
  expect(refundFenOf({ ...rule, gives: "nothing" }, 37_600, 0)).toBe(0);
  expect(refundFenOf({ ...rule, gives: "unstated" }, 37_600, 0)).toBeNull();
  expect(refundFenOf({ ...rule, gives: "difference" }, 35_000, 3_500)).toBe(31_500);
  expect(refundFenOf({ ...rule, gives: "difference" }, 3_500, 35_000)).toBe(0);
  expect(refundFenOf({ ...rule, gives: "difference" }, 35_000, null)).toBeNull();
  expect(refundFenOf({ ...rule, gives: { fen: 10_000 } }, 35_000, null)).toBe(10_000);
  expect(refundFenOf({ ...rule, gives: { fen: 40_000 } }, 35_000, null)).toBe(35_000);
});
