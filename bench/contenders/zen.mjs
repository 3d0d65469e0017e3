/** zen (Rust behind a native binding): a decision table that collects the aids, and expressions on what it collected. */
import { ZenDecisionContent, ZenEngine } from "@gorules/zen-engine";
import { BIRTH_BANDS, CLASS_AIDS, PHASES, PRICE, dayNumber } from "../case/plan";

const position = { x: 0, y: 0 };
const amount = (rule) => ("fen" in rule ? String(rule.fen) : `${PRICE} * ${rule.percent / 100}`);
const between = (name, { from, to }) =>
  `${name} >= ${dayNumber(from)} and ${name} <= ${dayNumber(to)}`;

const rows = [
  ...CLASS_AIDS.map((rule) => ({ rule, when: `"${rule.name}" in classes` })),
  ...BIRTH_BANDS.map((rule) => ({ rule, when: between("born", rule) })),
].map(({ rule, when }, index) => ({
  _id: `row-${index}`,
  when,
  fen: amount(rule),
  clause: `"${rule.clause}"`,
}));

const [first, second] = PHASES;
const expressions = [
  ["aid", "len(aids) > 0 ? max(map(aids, #.fen)) : 0"],
  ["fee", `${PRICE} - $.aid`],
  ["open", `(${between("paid", first)}) or (${between("paid", second)})`],
  [
    "benefit",
    `$.open ? (paid <= ${dayNumber(first.to)} ? ${dayNumber(first.benefit)} : ${dayNumber(second.benefit)}) : 0`,
  ],
].map(([key, value], index) => ({ id: `e-${index}`, key, value }));

const graph = {
  contentType: "application/vnd.gorules.decision",
  nodes: [
    { id: "asked", type: "inputNode", name: "asked", position },
    {
      id: "aids",
      type: "decisionTableNode",
      name: "aids",
      position,
      content: {
        hitPolicy: "collect",
        passThrough: true,
        inputField: null,
        outputPath: "aids",
        executionMode: "single",
        inputs: [{ id: "when", name: "when", type: "expression" }],
        outputs: [
          { id: "fen", field: "fen", name: "fen", type: "expression" },
          { id: "clause", field: "clause", name: "clause", type: "expression" },
        ],
        rules: rows,
      },
    },
    {
      id: "quote",
      type: "expressionNode",
      name: "quote",
      position,
      content: { passThrough: false, expressions },
    },
    { id: "answer", type: "outputNode", name: "answer", position },
  ],
  edges: [
    ["asked", "aids"],
    ["aids", "quote"],
    ["quote", "answer"],
  ].map(([sourceId, targetId]) => ({
    id: `${sourceId}-${targetId}`,
    sourceId,
    targetId,
    type: "edge",
  })),
};

// Parsed and compiled once, the fastest form it offers.
const content = new ZenDecisionContent(Buffer.from(JSON.stringify(graph)));
const decision = new ZenEngine().createDecision(content);

const asking =
  (trace) =>
  async ({ classes, bornNumber, paidNumber }) => {
    const facts = { classes, born: bornNumber, paid: paidNumber };
    return (await decision.evaluate(facts, { trace })).result;
  };

export const evaluate = asking(false);
export const evaluateTraced = asking(true);
