/** publicodes, in the form its documents suggest and in the faster one without `applicable si` under the maximum. */
import Engine from "publicodes";
import { BIRTH_BANDS, CLASS_AIDS, PHASES, PRICE, fenOf } from "../case/plan";

const french = (day) => day.split("-").reverse().join("/");
const number = (day) => Number(day.split("/").reverse().join(""));
const amount = (rule) => ("fen" in rule ? rule.fen : `${rule.percent}% * prix`);
const between = (name, { from, to }) => ({
  "toutes ces conditions": [`${name} >= ${french(from)}`, `${name} <= ${french(to)}`],
});

// Its dates have four digits and a sensible year: the open ends of the first and last band are not written.
const band = (rule) => {
  if (rule.to.startsWith("9999")) return `naissance >= ${french(rule.from)}`;
  return rule.from.startsWith("0001")
    ? `naissance <= ${french(rule.to)}`
    : between("naissance", rule);
};

const [first, second] = PHASES;

function rulesWith(classAid) {
  const classes = CLASS_AIDS.flatMap((rule) => [
    [rule.name, { "par défaut": "non" }],
    [`aide ${rule.name}`, classAid(rule)],
  ]);
  return {
    prix: { valeur: PRICE },
    naissance: { type: "date", "par défaut": "01/01/1990" },
    paiement: { type: "date", "par défaut": "01/10/2026" },
    ...Object.fromEntries(classes),
    "aide naissance": {
      variations: [
        ...BIRTH_BANDS.map((rule) => ({ si: band(rule), alors: amount(rule) })),
        { sinon: 0 },
      ],
    },
    aide: { "le maximum de": [...CLASS_AIDS.map(({ name }) => `aide ${name}`), "aide naissance"] },
    frais: { valeur: "prix - aide" },
    ouvert: { "une de ces conditions": PHASES.map((phase) => between("paiement", phase)) },
    début: {
      variations: [
        { si: `paiement <= ${french(first.to)}`, alors: french(first.benefit) },
        { sinon: french(second.benefit) },
      ],
    },
  };
}

function asking(rules) {
  const logger = { log() {}, warn() {}, error() {} };
  const engine = new Engine(rules, { logger });
  const value = (name) => engine.evaluate(name).nodeValue;
  return ({ flags, bornFrench, paidFrench }) => {
    const situation = { naissance: bornFrench, paiement: paidFrench };
    for (const { name } of CLASS_AIDS) situation[name] = flags[name] ? "oui" : "non";
    engine.setSituation(situation);
    const open = value("ouvert");
    const benefit = number(value("début"));
    return { fee: value("frais"), aid: value("aide"), open, benefit: open ? benefit : 0 };
  };
}

/** As its documents write an aid that not everybody has. */
export const plain = () =>
  asking(rulesWith((rule) => ({ "applicable si": rule.name, valeur: amount(rule) })));
/** Several times faster: an aid that is 0 rather than not applicable. */
export const faster = () =>
  asking(
    rulesWith((rule) => ({ variations: [{ si: rule.name, alors: fenOf(rule) }, { sinon: 0 }] })),
  );
