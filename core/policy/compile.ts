/** Compiles a pack, with all that it inherits, into what answers questions. */
import type { Advice, Step, Window } from "./answer";
import {
  birthInBands,
  isAlways,
  type AidLevel,
  type Asking,
  type Reads,
  type Test,
} from "./asking";
import type { Births } from "./births";
import { byEvent } from "./by-event";
import { Classes } from "./classes";
import { rulesOf } from "./compile-rules";
import { dateNumber, inChinese } from "./calendar";
import { fiscalTeller, type ToldFiscal } from "./fiscal";
import type { Facts } from "./facts";
import { holdingOn, type Holding } from "./holding";
import { remembering } from "./memo";
import { PackError } from "./pack-error";
import type { Aid } from "./offers";
import { compilePauses, type Pauses } from "./pauses";
import type { PlainDate } from "./plain-date";
import type { Rules } from "./rules";
import type { Bar, PackDocument, Procedure, Registration } from "./schema";
import type { Condition } from "./schema-rules";
import { compileWay, fixedDays, inOrder, type CompiledWay } from "./ways";

interface Tested<Rule> {
  rule: Rule;
  test: Test;
}

interface Errand extends Tested<Procedure> {
  advice: (asking: Asking) => readonly Advice[];
  /** Its last day differs from person to person. */
  hangsOnPerson: boolean;
  /** Its digit in a set of errands and notes. */
  bit: number;
}

export interface CompiledPack {
  document: PackDocument;
  hash: string;
  /** What every answer says of the pack. */
  ref: { id: string; hash: string };
  year: number;
  yearStart: PlainDate;
  yearEnd: PlainDate;
  /** The same as a number that compares in order of time. */
  lastDay: number;
  eligible: readonly (Tested<unknown> & { step: Step; not: Step })[];
  /** Those of the groups, ways, registrations and errands that a person's event leaves open. */
  open: {
    eligible: (asking: Asking) => CompiledPack["eligible"];
    ways: (asking: Asking) => readonly CompiledWay[];
    registration: (asking: Asking) => CompiledPack["registration"];
    errands: (asking: Asking) => CompiledPack["errands"];
  };
  barred: (Tested<Bar> & { step: Step; todo: readonly Advice[] })[];
  classes: Classes;
  /** In the order in which they are tried. */
  ways: CompiledWay[];
  main: CompiledWay;
  pauses: Pauses | undefined;
  registration: readonly Tested<Registration>[];
  /** Errands that are told to those whom they concern. */
  errands: readonly Errand[];
  /** The digits of those whose last day differs from person to person. */
  ownDays: readonly number[];
  /** What has been told after a beginning, by the set of errands and notes that concerned somebody. */
  toldTogether: (first: readonly Advice[]) => Map<number, readonly Advice[]>;
  notes: { test: Test; advice: readonly Advice[]; bit: number }[];
  tellFiscal: (asking: Asking, paidByPerson: boolean) => ToldFiscal;
  /** Whom to call. */
  phones: readonly Advice[];
  /** Facts that any rule of the pack looks at. */
  reads: Reads;
  /** What rules compare births with. */
  births: Births;
}

function tested<Rule extends { key: string; when?: Condition | undefined }>(
  rules: Rules,
  section: string,
  list: readonly Rule[] | undefined,
): Tested<Rule>[] {
  return (list ?? []).flatMap((rule) =>
    rule.when === undefined
      ? []
      : [{ rule, test: rules.condition(rule.when, `${section}.${rule.key}.when`) }],
  );
}

function mainWay(document: PackDocument, ways: CompiledWay[]): CompiledWay {
  const main = ways.filter(({ rule }) => rule.main);
  const [only] = main;
  if (main.length !== 1 || !only) {
    throw new PackError(
      document.id,
      "ways",
      `普通居民的缴费办法应恰好有一个，现有 ${main.length} 个`,
      "在其中一个上写 main: true",
    );
  }
  return only;
}

const eligibilityStep = (text: string, cite: string): Step =>
  Object.freeze({ text, cite, topic: "eligibility" as const });

/** Tells an errand: where to go, until when, and what to bring. */
function errandTeller(rule: Procedure, rules: Rules): (asking: Asking) => readonly Advice[] {
  const { key, says, where, bring, by, cite } = rule;
  const papers = bring?.length ? [{ text: `请带：${bring.join("、")}`, cite }] : [];
  const tell = remembering((day: PlainDate | undefined): readonly Advice[] => {
    const place = where === undefined ? "" : `：到${where}`;
    // Most plans name the day in the sentence itself; it is not told twice.
    const named = day === undefined || says.includes(inChinese(day).slice("2026年".length));
    const until = named ? "" : `，最晚${inChinese(day)}（含当天）`;
    return Object.freeze([{ text: `${says}${place}${until}`, cite }, ...papers]);
  });
  const last = by === undefined ? undefined : rules.date(by, `procedures.${key}.by`);
  return (asking) => tell(last?.(asking));
}

const phonesOf = (document: PackDocument): readonly Advice[] =>
  contactsOf(document).map(({ name, phone, cite }) =>
    Object.freeze({ text: `${name}：${phone}`, ...(cite !== undefined && { cite }) }),
  );

/** So many digits a number can hold (see the masks of advice.ts). */
const MOST_TOLD = 50;

function errandsOf(document: PackDocument, rules: Rules): CompiledPack["errands"] {
  const { id, procedures = [], notes = [] } = document;
  if (procedures.length + notes.length > MOST_TOLD) {
    throw new PackError(
      id,
      "procedures",
      `办事指引和说明合起来有 ${procedures.length + notes.length} 条，最多 ${MOST_TOLD} 条`,
      "把相近的合成一条",
    );
  }
  return tested(rules, "procedures", procedures).map(({ rule, test }, index) => {
    const { key, by } = rule;
    return {
      rule,
      test,
      advice: errandTeller(rule, rules),
      hangsOnPerson: by !== undefined && !isAlways(rules.date(by, `procedures.${key}.by`)),
      bit: 2 ** index,
    };
  });
}

const notesOf = (document: PackDocument, rules: Rules, errands: number): CompiledPack["notes"] =>
  tested(rules, "notes", document.notes)
    .filter(({ test }) => !isAlways(test) || test.fixed)
    .map(({ rule, test }, index) => ({
      test,
      advice: [{ text: rule.says, cite: rule.cite }],
      bit: 2 ** (errands + index),
    }));

const groupsOf = (document: PackDocument, rules: Rules): CompiledPack["eligible"] =>
  tested(rules, "eligible", document.eligible).map(({ rule, test }) => ({
    rule,
    test,
    step: eligibilityStep(`可以参保：${rule.says}`, rule.cite),
    not: eligibilityStep(`不属于：${rule.says}`, rule.cite),
  }));

/** Compiles a pack that answers for a coverage year. Throws PackError where the pack cannot be used. */
export function compilePack(
  document: PackDocument,
  hash: string,
  upwards: Rules["upwards"] = (place) => [place],
): CompiledPack {
  const { id, coverageYear: year } = document;
  if (year === undefined) {
    throw new PackError(id, "coverageYear", "没有写保障年度", "写上年度，或只供别的方案继承");
  }
  const rules = rulesOf(document, year, upwards);
  const pauses = compilePauses(document.pauses);
  let window: Window | null = null;
  const ways = inOrder(id, document.ways ?? []).map((rule) =>
    compileWay(rule, rules, pauses, () => window),
  );
  for (const { opens } of ways)
    if (isAlways(opens) && opens.fixed) rules.births.paydays.add(opens.fixed);
  const main = mainWay(document, ways);
  window = fixedDays(main) ?? null;
  const groups = groupsOf(document, rules);
  const registration = tested(rules, "registration", document.registration);
  const errands = errandsOf(document, rules);
  const testOf = ({ test }: Tested<unknown>): Test => test;
  return {
    document,
    hash,
    ref: Object.freeze({ id, hash }),
    year,
    yearStart: rules.yearStart,
    yearEnd: rules.yearEnd,
    lastDay: dateNumber(rules.yearEnd),
    eligible: groups,
    open: {
      eligible: byEvent(groups, testOf),
      ways: byEvent(ways, ({ applies }) => applies),
      registration: byEvent(registration, testOf),
      errands: byEvent(errands, testOf),
    },
    barred: tested(rules, "barred", document.barred).map(({ rule, test }) => ({
      rule,
      test,
      step: eligibilityStep(rule.says, rule.cite),
      todo: Object.freeze(rule.todo === undefined ? [] : [{ text: rule.todo, cite: rule.cite }]),
    })),
    classes: new Classes(document, rules),
    ways,
    main,
    pauses,
    registration,
    errands,
    ownDays: errands.filter(({ hangsOnPerson }) => hangsOnPerson).map(({ bit }) => bit),
    toldTogether: remembering(() => new Map<number, readonly Advice[]>()),
    notes: notesOf(document, rules, errands.length),
    tellFiscal: fiscalTeller(document, rules),
    phones: phonesOf(document),
    reads: rules.reads,
    births: rules.births,
  };
}

/** One question to one pack; classes and aid are found when first asked for. */
export class Question implements Asking {
  private holdings: Holding | undefined = undefined;
  private level: AidLevel | undefined = undefined;
  private aidKnown: Aid | undefined = undefined;
  private aidPrice = -1;
  private birth = -1;
  readonly payNumber: number;
  tried = 0;
  holds = 0;

  constructor(
    private readonly pack: CompiledPack,
    readonly facts: Facts,
    readonly payday: PlainDate,
  ) {
    this.payNumber = dateNumber(payday);
  }

  get birthNumber(): number {
    if (this.birth < 0) {
      const { facts, payday, pack } = this;
      // On another day than those that the bands of births were made for, only the birth date itself will do.
      const usual = payday === facts.on || pack.births.paydays.has(payday);
      const birthDate = usual ? birthInBands(facts) : facts.birthDate;
      this.birth = birthDate == null ? 0 : dateNumber(birthDate);
    }
    return this.birth;
  }

  /** Classes that count on the day, and those held on paper that do not. */
  get holding(): Holding {
    if (this.holdings === undefined) {
      const { classes, document } = this.pack;
      this.holdings = holdingOn(this.facts, this.payday, document.classDates, classes.nameOf);
    }
    return this.holdings;
  }

  get held(): Holding["held"] {
    return this.holding.held;
  }

  /** The aid at a price in fen. */
  aidAt(price: number): Aid {
    if (this.aidKnown === undefined || this.aidPrice !== price) {
      this.aidKnown = this.pack.classes.at(this, price);
      this.aidPrice = price;
    }
    return this.aidKnown;
  }

  /** How far the aid reaches at the ordinary price. */
  get aid(): AidLevel {
    if (this.level === undefined) {
      // While the aid itself is being found, a class that asks for it would go in a circle.
      this.level = "none";
      const price = this.pack.main.price(this).fen;
      this.level = price === null ? "none" : levelOf(this.aidAt(price).total, price);
    }
    return this.level;
  }
}

function levelOf(total: number | null, price: number): AidLevel {
  if (total === null) return "part";
  if (total === 0) return "none";
  return total >= price ? "full" : "part";
}

/** Whom to call: those whom the plan itself names come first, then the lines that serve everywhere. */
export function contactsOf({ contacts = [] }: PackDocument): NonNullable<PackDocument["contacts"]> {
  const named = contacts.filter(({ cite }) => cite !== undefined);
  return [...named, ...contacts.filter(({ cite }) => cite === undefined)];
}
