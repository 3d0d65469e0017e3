/** A pack as one picture that a clerk can read: when, how much, who pays, and what the plan leaves open. */
import { payerName } from "../categories";
import type { PackDocument } from "../schema";
import { amounts } from "./classes";
import { events } from "./events";
import {
  COVERED,
  DISPUTED,
  heading,
  INK,
  LEFT,
  OPEN,
  paragraph,
  patterns,
  PAYER_COLOURS,
  PERSON,
  RIGHT,
  SOFT,
  WIDTH,
  type Part,
} from "./look";
import { box, picture, text, textWidth } from "./svg";
import { timeline } from "./timeline";
import { sortWays } from "./ways";

interface Named {
  /** The name of the place. */
  place: string;
  /** The hash of the pack with all that it inherits. */
  hash: string;
}

function title(pack: PackDocument, { place, hash }: Named): Part {
  const year = pack.coverageYear === undefined ? "" : `${pack.coverageYear}年度`;
  const name = `${place}${year}城乡居民医保${pack.badge === undefined ? "" : `（${pack.badge}）`}`;
  const head = paragraph(LEFT, 24, name, RIGHT - LEFT, { size: 24, weight: 700, most: 2 });
  const { title: document = "", number, issuer } = pack.document ?? {};
  const source = [document, number, issuer].filter((part) => part !== undefined).join("；");
  const from = paragraph(LEFT, head.bottom + 4, source, RIGHT - LEFT, { size: 13, fill: SOFT });
  const which = `方案编号 ${pack.id}，第${pack.revision}版，${pack.publishedAt}公布，校验值 ${hash.slice(0, 16)}… 〔〕里是条款`;
  const id = paragraph(LEFT, from.bottom, which, RIGHT - LEFT, { size: 12, fill: SOFT });
  const warning = paragraph(LEFT, id.bottom + 2, pack.warning ?? "", RIGHT - LEFT, {
    fill: DISPUTED,
    weight: 600,
  });
  const svg = head.svg + from.svg + id.svg + warning.svg;
  return { svg, bottom: warning.bottom + 8 };
}

/** What the colours and hatchings of this picture mean. */
function legend(y: number, pack: PackDocument): Part {
  const payers = (pack.classes ?? []).flatMap(({ payers }) => payers);
  const named = new Map(
    payers.map(({ payer, label }) => [payerName(payer, label), PAYER_COLOURS[payer]]),
  );
  const entries: [name: string, fill: string][] = [
    ["开放缴费", OPEN],
    ["没有写截止日，或只对部分人", "#cfe0f2"],
    ["前后不一致", "url(#disputed)"],
    ["方案没有写，要先问", "url(#unstated)"],
    ["享受待遇", COVERED],
    ["本人缴", PERSON],
    ...named,
  ];
  let [x, bottom] = [LEFT, y];
  const svg = entries.map(([name, fill]) => {
    const width = 26 + textWidth(name, 12) + 20;
    if (x + width > RIGHT) [x, bottom] = [LEFT, bottom + 22];
    const at = x;
    x += width;
    return (
      box({ x: at, y: bottom, width: 18, height: 14 }, { fill, stroke: RULE_OF[fill] }) +
      text(at + 24, bottom + 12, name, { size: 12, fill: INK })
    );
  });
  return { svg: svg.join(""), bottom: bottom + 34 };
}

const RULE_OF: Record<string, string> = { "#cfe0f2": OPEN, "url(#unstated)": SOFT };

/** What the plan leaves open or says twice, and what the pack does not carry. */
function openPoints(y: number, pack: PackDocument): Part {
  const rows: [what: string, lines: string[]][] = [
    [
      "方案没有写明",
      (pack.unstated ?? []).map(({ says, ask, cite }) => `${says}：请问${ask} 〔${cite}〕`),
    ],
    [
      "方案前后矛盾",
      [
        ...(pack.disputes ?? []).map(
          ({ says, cite, against, reading, ask }) =>
            `${says} 〔${cite}〕〔${against}〕；现在这样读：${reading}；请问${ask}`,
        ),
        // A closing day that is disputed stands on the time line already.
        ...(pack.disputes?.length ? [] : (pack.ways ?? [])).flatMap(({ disputed }) =>
          disputed ? [`${disputed.says} 〔${disputed.cite}〕`] : [],
        ),
      ],
    ],
    ["没有收录的条款", (pack.notEncoded ?? []).map(({ clause, why }) => `${clause}：${why}`)],
  ];
  let bottom = y;
  const svg = rows
    .filter(([, lines]) => lines.length > 0)
    .map(([what, lines]) => {
      const head = heading(bottom, what);
      bottom = head.bottom;
      const told = lines.map((words) => {
        const part = paragraph(LEFT, bottom, `· ${words}`, RIGHT - LEFT, { size: 12 });
        bottom = part.bottom + 2;
        return part.svg;
      });
      bottom += 16;
      return head.svg + told.join("");
    });
  return { svg: svg.join(""), bottom };
}

/**
 * The picture of a pack with all that it inherits, as one SVG file that needs nothing else. The same pack gives the
 * same bytes.
 */
export function packGraph(pack: PackDocument, named: Named): string {
  const { dated, others } = sortWays(pack);
  const parts: ((y: number) => Part)[] = [
    (y) => legend(y, pack),
    (y) => timeline(y, dated, pack),
    (y) => events(y, others, pack),
    (y) => amounts(y, pack),
    (y) => openPoints(y, pack),
  ];
  const first = title(pack, named);
  let { svg, bottom } = first;
  for (const draw of parts) {
    const part = draw(bottom);
    svg += part.svg;
    bottom = part.bottom;
  }
  const name = `${named.place} ${pack.id} 的图示：缴费时间、金额和资助`;
  return picture(WIDTH, bottom + 24, name, patterns() + svg);
}
