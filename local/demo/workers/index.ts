/** The invented workers of all demo places: one a role, and a second town where the plan's county has one. */
import type { StaffRole } from "../../../core/contracts";
import { inventedPhone } from "../rows";
import type { DemoWorker } from "./types";

export type { DemoWorker } from "./types";

interface Office {
  /** As in the keys of families: `kaiping`. */
  slug: string;
  county: string;
  village: string;
  town: string;
  otherTown?: string;
  /** Whose lists the department's worker holds, as the families' rows name it. */
  department: string;
}

/** Names in the order of `SEATS`. */
const NAMES: Record<string, readonly string[]> = {
  kaiping: [
    "冼伯年",
    "邝慧仪",
    "甄启明",
    "劳佩珊",
    "区家辉",
    "温咏诗",
    "岑婉雯",
    "麦守正",
    "容国栋",
  ],
  luyang: [
    "费长林",
    "查玉芬",
    "凤晓东",
    "宣立夏",
    "承志远",
    "储雅琴",
    "鲍思敏",
    "伍正平",
    "卞卫国",
  ],
  baogou: ["生德厚", "满玉莲", "", "渠海波", "仲晓梅", "种树德", "殷如松", "闵守成", "党建新"],
  huarong: [
    "蔺春生",
    "危金秀",
    "游海平",
    "阳冬梅",
    "匡时雨",
    "卜晓岚",
    "文素琴",
    "荣正清",
    "皮国安",
  ],
  mancheng: [
    "要来顺",
    "墨秀兰",
    "及春明",
    "底玉珍",
    "国晓峰",
    "暴雪梅",
    "果凤英",
    "么正国",
    "展爱军",
  ],
  yanshi: [
    "池小满",
    "桑晚秋",
    "柯北辰",
    "云秋水",
    "兰若溪",
    "江楚生",
    "林知远",
    "秦守约",
    "楚天阔",
  ],
};

const OFFICES: readonly Office[] = [
  {
    slug: "kaiping",
    county: "440783",
    village: "440783106221",
    town: "440783106",
    otherTown: "440783109",
    department: "市民政局",
  },
  {
    slug: "luyang",
    county: "340103",
    village: "340103005001",
    town: "340103005",
    otherTown: "340103100",
    department: "区民政局",
  },
  {
    slug: "baogou",
    county: "370481",
    village: "370481108200",
    town: "370481108",
    department: "市民政局",
  },
  {
    slug: "huarong",
    county: "430623",
    village: "430623104004",
    town: "430623104",
    otherTown: "430623101",
    department: "县民政局",
  },
  {
    slug: "mancheng",
    county: "130607",
    village: "130607101201",
    town: "130607101",
    otherTown: "130607207",
    department: "区民政局",
  },
  {
    slug: "yanshi",
    county: "999901",
    village: "999901100200",
    town: "999901100",
    otherTown: "999901101",
    department: "县民政局",
  },
];

const SEATS: readonly [
  key: string,
  role: StaffRole,
  place: (office: Office) => string | undefined,
][] = [
  ["agent", "agent", ({ village }) => village],
  ["town", "town", ({ town }) => town],
  ["other-town", "town", ({ otherTown }) => otherTown],
  ["bureau", "bureau", ({ county }) => county],
  ["department", "department", ({ county }) => county],
  ["tax", "tax", ({ county }) => county],
  ["school", "school", ({ county }) => schoolOf(county)],
  ["auditor", "auditor", ({ county }) => county],
  ["admin", "admin", ({ county }) => county],
];

/** The invented school of a county; its pupils are those of the families. */
export const schoolOf = (county: string): string => `${county}Z21`;

const FIRST_PHONE = 9001;

function workersOf(office: Office): DemoWorker[] {
  const { slug, county, department } = office;
  return SEATS.flatMap(([seat, role, placeOf], index): DemoWorker[] => {
    const place = placeOf(office);
    const name = NAMES[slug]?.[index];
    if (place === undefined || !name) return [];
    return [
      {
        key: `${slug}-${seat}`,
        county,
        name,
        role,
        place,
        ...(role === "department" && { department }),
        account: {
          openid: `o-demo-${slug}-${seat}`,
          phone: inventedPhone(county.slice(0, 4), FIRST_PHONE + index),
        },
      },
    ];
  });
}

export const demoWorkers: readonly DemoWorker[] = OFFICES.flatMap(workersOf);
