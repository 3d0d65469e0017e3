/** What the rules of a pack come to for people: the engine itself, asked about a systematic set of them. */
import type { z } from "zod";
import type { Test } from "../asking";
import { addDays } from "../calendar";
import { compilePack, Question, type CompiledPack } from "../compile";
import { rulesOf } from "../compile-rules";
import type { Facts } from "../facts";
import { PackError } from "../pack-error";
import { inWords } from "../pack-faults";
import type { Rules } from "../rules";
import type { PackDocument } from "../schema";
import { Condition } from "../schema-rules";
import { addInterest, noInterest, noteInterest, type Interest } from "./interest";
import { axesOf, crowdOf, isPlausible, type Crowd } from "./people";

/** An expression to be looked at: its form and what is written. */
export interface Expression {
  schema: z.ZodType;
  rule: unknown;
}

export const conditionOf = (rule: Condition | undefined): Expression[] =>
  rule === undefined ? [] : [{ schema: Condition, rule }];

export interface Found {
  /** Somebody of whom it is true. */
  witness: Facts | undefined;
  /** Whether everybody who could be told apart was asked. */
  complete: boolean;
}

/** A place and what lies above it by its own digits: the people asked live in places that the pack names. */
const upwards = (place: string): string[] =>
  [place, place.slice(0, 9), place.slice(0, 6)].filter(
    (code, index, all) => all.indexOf(code) === index,
  );

/** A pack that can be asked. */
export class Meaning {
  readonly year: number;
  private readonly rules: Rules;
  /** By what is written: the same rule is looked at beside many others. */
  private readonly interests = new Map<z.ZodType, Map<unknown, Interest>>();

  private constructor(
    readonly document: PackDocument,
    readonly pack: CompiledPack,
    /** People of whom the cases beside the pack tell. */
    readonly known: readonly Facts[],
  ) {
    this.year = pack.year;
    this.rules = rulesOf(document, pack.year, upwards);
  }

  /** Undefined where the pack cannot be compiled: then other findings say why. */
  static of(document: PackDocument, known: readonly Facts[] = []): Meaning | undefined {
    try {
      return inWords(() => new Meaning(document, compilePack(document, "", upwards), known));
    } catch (error) {
      if (error instanceof PackError) return undefined;
      throw error;
    }
  }

  asking(facts: Facts): Question {
    return new Question(this.pack, facts, facts.on);
  }

  /** A condition as a test; undefined where it cannot be compiled. */
  test(condition: Condition | undefined): Test {
    if (condition === undefined) return Object.assign(() => true, { fixed: true });
    return this.rules.condition(condition, "");
  }

  interestIn(expressions: readonly Expression[]): Interest {
    const all = noInterest();
    for (const expression of expressions) addInterest(all, this.interestOf(expression));
    return all;
  }

  private interestOf({ schema, rule }: Expression): Interest {
    // A name means one thing as a date and another as a condition.
    const ofKind = this.interests.get(schema) ?? new Map<unknown, Interest>();
    this.interests.set(schema, ofKind);
    const known = ofKind.get(rule);
    if (known) return known;
    const interest = noInterest();
    noteInterest(schema, rule, this.document, interest);
    ofKind.set(rule, interest);
    return interest;
  }

  /**
   * Looks among the people whom the expressions can tell apart, and among those of the cases, for one of whom `holds`
   * is true.
   */
  find(
    expressions: readonly Expression[],
    holds: (asking: Question) => boolean,
    most: number,
  ): Found {
    const axes = axesOf(this.interestIn(expressions), this.document, this.year);
    const { people, complete } = crowdOf(axes, this.document, this.year, most);
    for (const facts of people) {
      if (isPlausible(facts) && holds(this.asking(facts)))
        return { witness: this.simplest(facts, holds), complete };
    }
    const told = this.known.find((facts) => holds(this.asking(facts)));
    return { witness: told && this.simplest(told, holds), complete };
  }

  /** People whom the expressions can tell apart, at most `most`. */
  people(expressions: readonly Expression[], most: number): Crowd {
    const axes = axesOf(this.interestIn(expressions), this.document, this.year);
    const { people, complete } = crowdOf(axes, this.document, this.year, most);
    function* plausible(): Generator<Facts> {
      for (const facts of people) if (isPlausible(facts)) yield facts;
    }
    return { people: { [Symbol.iterator]: plausible }, complete };
  }

  /** The same person on the days on which a way begins or ends for them: days that chance seldom meets. */
  *onOwnDays(facts: Facts): Generator<Facts> {
    const asking = this.asking(facts);
    const days = this.pack.ways.flatMap((way) => {
      if (!way.applies(asking)) return [];
      const [opens, closes] = [way.opens(asking), way.closes(asking)];
      return [
        ...(opens === undefined ? [] : [opens, addDays(opens, -1)]),
        ...(closes === undefined ? [] : [closes, addDays(closes, 1)]),
      ];
    });
    for (const on of new Set(days)) {
      const same = { ...facts, on };
      if (isPlausible(same)) yield same;
    }
  }

  /** The same person without the facts that it does not need. */
  simplest(facts: Facts, holds: (asking: Question) => boolean): Facts {
    const keys = Object.keys(facts).filter((key) => !["place", "year", "on"].includes(key));
    return keys.reduce((person, key) => {
      const without = Object.fromEntries(
        Object.entries(person).filter(([name]) => name !== key),
      ) as Facts;
      return holds(this.asking(without)) ? without : person;
    }, facts);
  }
}
