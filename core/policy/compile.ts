/** Compiles a pack, with all that it inherits, into what answers questions. */
import { Amounts, type AmountOf } from "./amounts";
import type { AidLevel, Asking, Reads, Test } from "./asking";
import { dateOf } from "./calendar";
import { Classes, holdingOn, type Holding } from "./classes";
import { compileCondition } from "./conditions";
import type { FactKey, Facts } from "./facts";
import { PackError } from "./pack-error";
import type { PlainDate } from "./plain-date";
import type { Bar, Group, PackDocument, Registration } from "./schema";
import { compileWay, type CompiledWay } from "./ways";

type Tested<Rule> = { rule: Rule; test: Test };

export interface CompiledPack {
  document: PackDocument;
  hash: string;
  year: number;
  yearStart: PlainDate;
  yearEnd: PlainDate;
  eligible: Tested<Group>[];
  barred: Tested<Bar>[];
  classes: Classes;
  ways: CompiledWay[];
  main: CompiledWay;
  registration: Tested<Registration>[];
  /** The government's share a head, under the name `fiscal`. */
  fiscal: AmountOf | undefined;
  /** Facts that any rule of the pack looks at. */
  reads: ReadonlySet<FactKey>;
}

const tested = <Rule extends { when: Parameters<typeof compileCondition>[0] }>(
  rules: readonly Rule[] | undefined,
  reads: Reads,
): Tested<Rule>[] =>
  (rules ?? []).map((rule) => ({ rule, test: compileCondition(rule.when, reads) }));

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

/** Compiles a pack that answers for a coverage year. Throws PackError where the pack cannot be used. */
export function compilePack(document: PackDocument, hash: string): CompiledPack {
  if (document.coverageYear === undefined) {
    throw new PackError(
      document.id,
      "coverageYear",
      "没有写保障年度",
      "写上年度，或只供别的方案继承",
    );
  }
  const reads = new Set<FactKey>();
  const amounts = new Amounts(
    document.id,
    new Map((document.amounts ?? []).map((amount) => [amount.key, amount])),
    reads,
  );
  const ways = (document.ways ?? []).map((rule) => compileWay(rule, amounts, reads));
  const hasFiscal = document.amounts?.some(({ key }) => key === "fiscal");
  return {
    document,
    hash,
    year: document.coverageYear,
    yearStart: dateOf(document.coverageYear, 1, 1),
    yearEnd: dateOf(document.coverageYear, 12, 31),
    eligible: tested(document.eligible, reads),
    barred: tested(document.barred, reads),
    classes: new Classes(document, amounts, reads),
    ways,
    main: mainWay(document, ways),
    registration: tested(document.registration, reads),
    fiscal: hasFiscal ? amounts.byName("fiscal", "amounts.fiscal") : undefined,
    reads,
  };
}

/** One question to one pack; classes and aid are found when first asked for. */
export class Question implements Asking {
  readonly yearStart: PlainDate;
  readonly yearEnd: PlainDate;
  private holdings: Holding | undefined;
  private level: AidLevel | undefined;

  constructor(
    private readonly pack: CompiledPack,
    readonly facts: Facts,
    readonly payday: PlainDate,
  ) {
    this.yearStart = pack.yearStart;
    this.yearEnd = pack.yearEnd;
  }

  /** Classes that count on the day, and those held on paper that do not. */
  get holding(): Holding {
    this.holdings ??= holdingOn(this.facts, this.payday, this.pack.document.classDates);
    return this.holdings;
  }

  get held(): Holding["held"] {
    return this.holding.held;
  }

  /** How far the aid reaches at the ordinary price. */
  get aid(): AidLevel {
    if (this.level === undefined) {
      // While the aid itself is being found, a class that asks for it would go in a circle.
      this.level = "none";
      const price = this.pack.main.price(this).fen;
      const total = price === null ? 0 : this.pack.classes.best(this, price, this.pack.year).total;
      this.level = total === 0 ? "none" : total >= (price ?? 0) ? "full" : "part";
    }
    return this.level;
  }
}

/** Whom to call: those whom the plan itself names come first, then the lines that serve everywhere. */
export function contactsOf({ contacts = [] }: PackDocument): NonNullable<PackDocument["contacts"]> {
  const named = contacts.filter(({ cite }) => cite !== undefined);
  return [...named, ...contacts.filter(({ cite }) => cite === undefined)];
}
