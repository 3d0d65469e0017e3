/** Compiles a pack, with all that it inherits, into what answers questions. */
import type { Advice, Window } from "./answer";
import { papers } from "./advice";
import {
  birthInBands,
  birthItself,
  isAlways,
  type AidLevel,
  type Asking,
  type Reads,
  type Test,
} from "./asking";
import type { Births } from "./births";
import { compileClasses, type Classes } from "./classes";
import { rulesOf } from "./compile-rules";
import { dateNumber, inChinese } from "./calendar";
import { fiscalTeller, type ToldFiscal } from "./fiscal";
import type { Facts } from "./facts";
import { holdingOn, type Holding } from "./holding";
import { PackFault } from "./pack-error";
import type { Aid } from "./offers";
import { compilePauses, type Pauses } from "./pauses";
import type { PlainDate } from "./plain-date";
import type { Rules } from "./rules";
import type { Bar, PackDocument, Procedure, Registration } from "./schema";
import type { Condition } from "./schema-rules";
import { compileWay, inOrder, type CompiledWay } from "./ways";

interface Tested<Rule> {
  rule: Rule;
  test: Test;
}

/** An errand or a note, told to those whom its condition names. */
interface Errand {
  test: Test;
  /** It is an errand of registering. */
  registers: boolean;
  advice: (asking: Asking) => readonly Advice[];
}

export interface CompiledPack {
  document: PackDocument;
  hash: string;
  year: number;
  yearStart: PlainDate;
  yearEnd: PlainDate;
  eligible: readonly Tested<NonNullable<PackDocument["eligible"]>[number]>[];
  barred: readonly Tested<Bar>[];
  classes: Classes;
  /** In the order in which they are tried. */
  ways: readonly CompiledWay[];
  main: CompiledWay;
  /** The ordinary window, where it is the same for everybody. */
  mainWindow: Window | undefined;
  pauses: Pauses | undefined;
  registration: readonly Tested<Registration>[];
  /** Errands, then notes, that are told to those whom they concern. */
  errands: readonly Errand[];
  tellFiscal: (asking: Asking, paidByPerson: boolean) => ToldFiscal;
  /** Whom to call. */
  phones: Advice[];
  /** Facts that any rule of the pack looks at. */
  reads: Reads;
  /** What rules compare births with. */
  births: Births;
  /** The codes of a place and of all that it lies in. */
  upwards: Rules["upwards"];
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
    throw new PackFault(document.id, "ways", "not-one-main", `${main.length}`);
  }
  return only;
}

/** Tells an errand: where to go, until when, and what to bring. */
function errandOf({ rule, test }: Tested<Procedure>, rules: Rules): Errand {
  const { key, says, where, bring, by, cite } = rule;
  const place = where === undefined ? "" : `：到${where}`;
  const last = by === undefined ? undefined : rules.date(by, `procedures.${key}.by`);
  const advice = (asking: Asking): Advice[] => {
    const day = last?.(asking);
    // Most plans name the day in the sentence itself; it is not told twice.
    const named = day === undefined || says.includes(inChinese(day).slice("2026年".length));
    const until = named ? "" : `，最晚${inChinese(day)}（含当天）`;
    return [{ text: `${says}${place}${until}`, cite }, ...papers(bring, cite)];
  };
  return { test, registers: rule.for === "register", advice };
}

/** The ordinary window, where it is the same for everybody. */
const fixedWindow = ({ opens, closes }: CompiledWay): Window | undefined =>
  isAlways(opens) && isAlways(closes) && opens.fixed !== undefined && closes.fixed !== undefined
    ? { opens: opens.fixed, closes: closes.fixed }
    : undefined;

/** Compiles a pack that answers for a coverage year. Throws PackFault where the pack cannot be used. */
export function compilePack(
  document: PackDocument,
  hash: string,
  upwards: Rules["upwards"] = (place) => [place],
): CompiledPack {
  const { id, coverageYear: year } = document;
  if (year === undefined) {
    throw new PackFault(id, "coverageYear", "no-year");
  }
  const rules = rulesOf(document, year, upwards);
  const ways = inOrder(id, document.ways ?? []).map((rule) => compileWay(rule, rules));
  for (const { opens } of ways)
    if (isAlways(opens) && opens.fixed) rules.births.paydays.add(opens.fixed);
  const main = mainWay(document, ways);
  const errands = tested(rules, "procedures", document.procedures);
  const notes = tested(rules, "notes", document.notes);
  return {
    document,
    hash,
    year,
    yearStart: rules.yearStart,
    yearEnd: rules.yearEnd,
    eligible: tested(rules, "eligible", document.eligible),
    barred: tested(rules, "barred", document.barred),
    classes: compileClasses(document, rules),
    ways,
    main,
    mainWindow: fixedWindow(main),
    pauses: compilePauses(document.pauses, rules),
    registration: tested(rules, "registration", document.registration),
    errands: [
      ...errands.map((errand) => errandOf(errand, rules)),
      ...notes.map(({ rule: { says: text, cite }, test }) => ({
        test,
        registers: false,
        advice: () => [{ text, cite }],
      })),
    ],
    tellFiscal: fiscalTeller(document, rules),
    phones: contactsOf(document).map(({ name, phone, cite }) => ({
      text: `${name}：${phone}`,
      ...(cite !== undefined && { cite }),
    })),
    reads: rules.reads,
    births: rules.births,
    upwards,
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
  left: number | null = null;

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
      const birthDate = usual ? birthInBands(facts) : birthItself(facts);
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
