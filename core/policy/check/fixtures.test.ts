import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { sourceOf } from "../../../local/pack-source";
import { addDays } from "../calendar";
import { isPlainDate } from "../plain-date";
import { checkPacks, CODES, lineOfFinding, type Code, type SourceFile } from ".";

/** One bad pack for each finding, and the whole of what is said of it, word for word. */
const EXPECTED: Readonly<Record<Code, string>> = {
  "aid-and-none":
    "aid-and-none.yaml:11: warning [aid-and-none] 不资助的身份“not-given”里有低保对象（dibao），资助“dibao”又给，答案照给的算（条款 六）。对照方案，去掉其中一处。",
  "aid-over-price":
    "aid-over-price.yaml:11: warning [aid-over-price] 资助“dibao”给 450元，高于应缴的 400元（条款 五）。核对数额；本来就是全免的写 gives: all。",
  "always-zero":
    "always-zero.yaml:10: warning [always-zero] 金额“personal”不管怎样都是 0元（条款 一）。看减数和被减数是不是写反了；方案就是不收的，写 { yuan: 0 }。",
  "bad-case":
    "bad-case.cases.yaml:2: error [bad-case] 例子“开放当天”的 facts：不认识“hukuo”这个键（条款 三）。是不是想写“hukou”。",
  "bad-date":
    "bad-date.yaml:9: error [bad-date] 身份起止的 removedEndWithMonthSince：“2027-02-30”不是真实存在的日期（条款 五）。写成 2026-01-31 这样，月和日都写两位。",
  "bad-money":
    "bad-money.yaml:9: error [bad-money] 金额“personal”的 is.yuan：“400.125”不对，金额应为元，最多两位小数（条款 一）。写成 376 或 376.50。",
  "bad-share":
    "bad-share.yaml:11: error [bad-share] 资助“dibao”的 gives.share：“150%”不对，份额应写成 50% 或 1/2，且不超过全部（条款 五）。写成 50% 或 1/2。",
  "bad-text":
    "bad-text.yaml:9: error [bad-text] 金额“Fiscal”的 key：“Fiscal”不对，名称只用小写字母、数字和连字符（条款 一）。照上面说的改。",
  "band-gap":
    "band-gap.yaml:10: error [band-gap] 资助“sixties”和“seventies”之间有空缺，年龄为69的哪一边都不算（条款 五）。对照方案把两段接上；方案确实空着的，写进 disputes 或 unstated。",
  "band-overlap":
    "band-overlap.yaml:12: warning [band-overlap] 资助“sixties”和“seventies”重叠，出生日期为1957年1月1日至1957年12月31日的两边都算（条款 五）。改其中一段的起止，让每个人只落在一段里。",
  "boundary-case":
    "boundary-case.yaml:12: warning [boundary-case] 缴费办法“window”的 closes 这条界限，cases.yaml 里没有 2027-01-01 缴费的例子（条款 三）。补上 on 为 2027-01-01 的例子。",
  "cases-overlap":
    "cases-overlap.yaml:13: error [cases-overlap] 金额“personal”的 is：第 1 种情形和第 2 种情形会同时成立，结果不同。例如：2027-01-01，2009-06-30 出生，中小学生（条款 一）。给其中一种加上条件（如 not），让每个人只合一种。",
  circle:
    "circle.yaml:10: error [circle] 金额“basic”的 is.minus[1]：引用绕成了圈，personal → basic → personal（条款 一）。去掉其中一处引用。",
  "dead-case":
    "dead-case.yaml:13: error [dead-case] 金额“personal”的 is：第 2 种情形永远轮不到，前面的情形或外面的条件已经把它占了（条款 一）。核对条件；确实轮不到就去掉。",
  disputed:
    "disputed.yaml:13: disputed [disputed] 方案前后矛盾：缴费办法“window”到 2026-12-25（条款 三）还是到 2026-12-31（条款 七）截止。25日前缴最稳妥。",
  "duplicate-entry":
    "duplicate-entry.yaml:10: error [duplicate-entry] targets 里有两条都叫“rate”（条款 六）。改一个名称，或合成一条。",
  "duplicate-key":
    "duplicate-key.yaml:12: error [duplicate-key] 同一处写了两个“is”，不知道算哪个。留一个。",
  "duplicate-pack":
    "duplicate-pack.yaml:1: error [duplicate-pack] 编号“demo/base”在 base.yaml 里已经有一份方案。改正，或只留一份。",
  "ends-before-begins":
    "ends-before-begins.yaml:9: error [ends-before-begins] 停收日“holiday”：2026-10-01 结束，早于开始的 2026-10-07（条款 七）。核对两个日期，看是不是写反了或写错了年份。",
  "far-year":
    "far-year.yaml:9: warning [far-year] 缴费办法“early”从 2025-09-10 就开放，比 2027 保障年度早了一年多（条款 四）。看是不是写错了年份。",
  "fiscal-twice":
    "fiscal-twice.yaml:10: warning [fiscal-twice] 金额“late”里已经有财政补助（fiscal），用它的缴费办法“late”没有写由本人缴，答案会说财政还出一份（条款 四）。在这个办法上写 fiscalPaidByPerson: true；办法是继承来的，用 override 加上。",
  "floor-over-ceiling":
    "floor-over-ceiling.yaml:9: warning [floor-over-ceiling] 金额“personal”的 is：最低 500元，高于里面的最高 200元，不管怎样都是 500元（条款 一）。看 highest 和 lowest、两个数是不是写反了。",
  "hidden-way":
    "hidden-way.yaml:9: error [hidden-way] 缴费办法“students”开放的时候，排在前面的“window”也都开放，它永远轮不到（条款 四）。调整先后（before），或去掉它。",
  "id-differs":
    "id-differs.yaml:1: warning [id-differs] 编号“999903/2026”和地区、年度（999903/2027）不一样。对照方案，改正写错的一处。",
  "issued-later":
    "issued-later.yaml:8: warning [issued-later] 方案文件 2026-08-20 印发，晚于公布日 2026-08-01。核对 issuedOn 和 publishedAt，看是不是写错了。",
  "main-way":
    "main-way.yaml:8: error [main-way] 没有写哪个缴费办法是普通居民的。在普通居民用的那个上写 main: true。",
  "missing-key":
    "missing-key.yaml:9: error [missing-key] 资助“dibao”：少了“payers”（条款 五）。补上 payers。",
  "near-pot":
    "near-pot.yaml:11: warning [near-pot] 合算办法“mian”没有写 take，限的是各组资助合起来；有一组叫“main”（条款 五）。只限那一组，就写同样的名称；限合起来的，换个不相近的名称。",
  "needs-rounding":
    "needs-rounding.yaml:11: error [needs-rounding] 资助“dibao”的 gives：400元的 1/3 除不尽到分，没有写怎样取整（条款 五）。加上 rounding（如 half-up-to-fen 四舍五入到分），says 里写明依据。",
  "never-holds":
    "never-holds.yaml:10: error [never-holds] 参保登记“newcomer”的条件永远不成立（条款 八）。看看是不是互相矛盾，或日期写反了。",
  "no-benefit":
    "no-benefit.yaml:9: warning [no-benefit] 缴费办法“window”没有写从哪天起享受待遇（条款 三）。对照方案写上 benefit；方案没有写的，写 from: { unstated: 问谁 }。",
  "no-cases":
    "no-cases.yaml:1: error [no-cases] 旁边没有 cases.yaml，没有一个例子。在同一个文件夹里写 cases.yaml：情况、预期答案、条款，界限的两边都要有。",
  "no-closes":
    "no-closes.yaml:9: error [no-closes] 缴费办法“window”没有写截止日（条款 三）。写上 closes；方案没有写的，写 closes: { unstated: 问谁 }，就到保障年度结束为止。",
  "no-combine":
    "no-combine.yaml:9: error [no-combine] 资助“dibao”和“disabled”会同时适用于一个人，没有写怎样合算。例如：2026-09-01，低保对象、重度（一、二级）残疾人（条款 五）。在 combine 里写上 key: main 和 take: best（取最高）、first（取先写的）或 all（都给），方案没写的，出处写“方案未写”。",
  "no-contacts":
    "no-contacts.yaml:1: warning [no-contacts] 没有一个联系电话，居民不知道问谁。在 contacts 里写上，或继承 cn/common。",
  "no-fiscal":
    "no-fiscal.yaml:11: warning [no-fiscal] 缴费办法“late”写了财政补助由本人缴，它的金额“personal”只有 400元，里面没有财政补助的 700元（条款 四）。价格写 { sum: [personal, fiscal] } 这样，或去掉 fiscalPaidByPerson。",
  "no-order":
    "no-order.yaml:9: error [no-order] 缴费办法“window”和“newborn”会同时向一个人开放，价格、资助或待遇不同，没有写哪个在先。例如：2026-09-01，2026-09-01 出生的新生儿（条款 四）。在先用的那个上写 before: [另一个的名称]，或用 when、日期把两者分开。",
  "no-reason":
    "no-reason.yaml:5: error [no-reason] 第 2 版没有写更正了哪一版、为什么更正。加上 supersedes 和 reason。",
  "no-such-day":
    "no-such-day.yaml:12: error [no-such-day] 缴费办法“newborn”的 closes.then[1]：加减月可能落到不存在的日子（如1月31日加一个月）（条款 四）。加上 ifNoSuchDay: end-of-month（算到月底）或 next-day（算到下月1日）。",
  "no-words":
    "no-words.yaml:9: error [no-words] 金额“fiscal”：没有用自己的话写明意思（条款 一）。加上 says，用自己的话写给居民看，不照抄原文。",
  "not-accepted":
    "not-accepted.yaml:9: error [not-accepted] 没有收录的条款“towns”（附件 任务分解表）还没有人认可。看过、同意不收录的人把姓名写在 acceptedBy。",
  "not-approved":
    "not-approved.yaml:1: warning [not-approved] 没有写由谁核准。核对无误后加上 approvedBy: 姓名。",
  "odd-money":
    "odd-money.yaml:9: warning [odd-money] 金额“personal”是 40000元，一个人一年的缴费不像这么多（条款 一）。方案里以元写，看是不是写成了分或万元。",
  "odd-phone":
    "odd-phone.yaml:9: warning [odd-phone] 联系电话“bureau”写的“023-6789l100”里有字母，拨不通。对照方案，改正号码。",
  "past-end":
    "past-end.yaml:12: error [past-end] 缴费办法“window”到 2025-12-31 就截止了，早于公布日 2026-08-01，而 2027 保障年度还没有结束（条款 三）。看是不是抄了上一年的日期。",
  "pause-whole":
    "pause-whole.yaml:9: error [pause-whole] 停收日“month-end”从1日到月底，一个月没有一天能缴（条款 七）。对照方案改正 fromDay、toDay。",
  "payers-not-whole":
    "payers-not-whole.yaml:12: error [payers-not-whole] 资助“dibao”各方份额合起来是 90%，不是全部（条款 五）。改成合起来正好 100%，或让最后一方不写份额、补足余下的。",
  "price-at-least":
    "price-at-least.yaml:10: warning [price-at-least] 缴费的金额“late”用到的“fiscal”只写了不低于多少（atLeast），答案会当成确数，可能少收（条款 四）。对照方案写上确数，去掉 atLeast；没有确数的，价格写 { unstated: 问谁 }。",
  "refunds-differ":
    "refunds-differ.yaml:10: warning [refunds-differ] 退费“early”和“never”在同样的日子里都管 death，退多少却不一样（条款 八）。对照方案，把日期或情形分开；方案自己矛盾的，写进 disputes。",
  refused:
    "refused.yaml:17: error [refused] ways.window.before：先后顺序绕成了一个圈：window → first → window（条款 三）。去掉其中一处 before。",
  "says-differs":
    "says-differs.yaml:9: warning [says-differs] 金额“personal”写的是 380元，says 里说的是400元、20元（条款 一）。对照方案，改正写错的一处。",
  tab: "tab.yaml:9: error [tab] 用了制表符缩进。缩进改用空格，每层两个。",
  uncited:
    "uncited.yaml:9: error [uncited] 金额“fiscal”：没有写出处。加上 cite，写明在方案的哪一条。",
  "to-fill":
    "to-fill.yaml:9: error [to-fill] 参保条件“student”的 cite：还是底稿里的“待填”。对照方案写上条款号；方案没有写的，写“方案未写”。",
  "unknown-key":
    "unknown-key.yaml:11: error [unknown-key] 缴费办法“newborn”的 opens.then[1]：不认识“dsya”这个键（条款 四）。是不是想写“days”。",
  "unknown-name":
    "unknown-name.yaml:11: error [unknown-name] 资助“dibao”的 gives.of：没有名为“personnal”的金额（条款 五）。是不是想写“personal”。",
  "unknown-pack":
    "unknown-pack.yaml:4: error [unknown-pack] 找不到被继承的方案“demo/province”。可以写：demo/base。",
  "unknown-place":
    "unknown-place.yaml:2: warning [unknown-place] 地区表里没有“999930”，谁也查不到这份方案。核对地区编码；是新地区，先写进 places.yaml。",
  "unreachable-way":
    "unreachable-way.yaml:9: error [unreachable-way] 没有人用得上缴费办法“soldier”：条件和日期凑不到一起（条款 四）。核对 when、opens、closes；确实用不上就去掉。",
  unstated:
    "unstated.yaml:9: note [unstated] 方案没有写明：金额“fiscal”（财政补助），请问县医保局（条款 一）。",
  unused:
    "unused.yaml:9: warning [unused] 金额“half”写了，但没有一处用到（条款 一）。用上它，或去掉。",
  "way-gap":
    "way-gap.yaml:9: warning [way-gap] 缴费办法“window”和“late”之间空着 4 天（2027-01-01 到 2027-01-04），这几天谁也缴不了（条款 四）。对照方案把两段接上；确实空着的不用改。",
  "wrong-choice":
    "wrong-choice.yaml:10: error [wrong-choice] 参保条件“student”的 when.student[1]：没有“univeristy”这个值（条款 二）。是不是想写“university”。",
  "wrong-fact":
    "wrong-fact.yaml:12: error [wrong-fact] 金额“personal”的 is.cases[1].when.more.tier：自设问题“tier”没有“top”这个选项（条款 一）。可以写：low、high。",
  "wrong-form":
    "wrong-form.yaml:10: error [wrong-form] 金额“fiscal”的 is：没有“yaun”这种写法（条款 一）。是不是想写“yuan”。",
  "wrong-type":
    'wrong-type.yaml:2: error [wrong-type] “place”：写的是“999903”，应是文字。加上引号：place: "999903"。',
  yaml: "yaml.yaml:10: error [yaml] YAML 写法不对，从这里读不下去（缩进不对）。看这一行和上一行的缩进、冒号后的空格、引号和括号是否成对。",
  "wrong-span":
    "wrong-span.yaml:8: error [wrong-span] 保障年度 2027 写的是 2025-09-01 到 2026-08-31（条款 一）。结束不早于开始，两头之间要有这个年度；是继承来的，就在这里另写一条。",
  "year-over":
    "year-over.yaml:3: note [year-over] 2027 保障年度已经结束，是往年方案，只供查阅和核对。",
};

/** What else a finding may be about, each with the whole of what is said. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  "cases-expect": [
    "cases-expect.cases.yaml:1: error [bad-case] 例子“开放前一天”的 expect：没有写预期什么，怎样都算对（条款 三）。写上预期的 outcome、due 等。",
    "cases-expect.cases.yaml:2: error [bad-case] 例子“开放当天”的 expect.dues：答案里没有“dues”（条款 三）。是不是想写“due”。",
    "cases-expect.cases.yaml:3: error [bad-case] 例子“截止当天”的 expect.lines.0.aid.0.amonut：答案里没有“amonut”（条款 三）。是不是想写“amount”。",
  ],
  "misspelt-override": [
    "misspelt-override.yaml:9: error [unused] 金额“personel”写了，但没有一处用到；继承来的有“personal”，现在照它算（条款 一）。要替换它，就写同样的名称；不是的，用上它，或换个不相近的名称。",
  ],
  "likely-override": [
    "likely-override.yaml:9: warning [unused] 金额“personality”写了，但没有一处用到；继承来的有“personal”，现在照它算（条款 一）。要替换它，就写同样的名称；不是的，用上它，或换个不相近的名称。",
  ],
  "odd-facts": [
    "odd-facts.yaml:9: error [wrong-fact] 自设问题“tier”的 ordinary 写成了“middle”，不在选项里（条款 一）。可以写：low、high。",
    "odd-facts.yaml:10: error [wrong-fact] 自设问题“years”的 ordinary 写成了“60”，超过 atMost 的 40（条款 一）。对照方案，改正其中一个。",
  ],
  "months-turned": [
    "months-turned.yaml:9: error [ends-before-begins] 数目“months”的 is：2027-01-01 结束，早于开始的 2027-12-31（条款 一）。核对两个日期，看是不是写反了或写错了年份。",
  ],
  "ceiling-under-floor": [
    "ceiling-under-floor.yaml:9: warning [floor-over-ceiling] 数目“months”的 is：最高 3，低于里面的最低 6，不管怎样都是 3（条款 一）。看 highest 和 lowest、两个数是不是写反了。",
  ],
  "pause-from-to": [
    "pause-from-to.yaml:9: error [pause-whole] 停收日“month-end”从1日到31日，一个月没有一天能缴（条款 七）。对照方案改正 fromDay、toDay。",
  ],
  "share-says": [
    "share-says.yaml:11: warning [says-differs] 资助“dibao”写的是 9%，says 里说的是90%（条款 五）。对照方案，改正写错的一处。",
    "share-says.yaml:12: warning [says-differs] 资助“tekun”写的是 80%，says 里说的是90%（条款 五）。对照方案，改正写错的一处。",
  ],
  "to-fill-name": [
    "to-fill-name.yaml:7: error [to-fill] “approvedBy”：还是底稿里的“待填”。写上核对的人的姓名。",
    "to-fill-name.yaml:9: error [to-fill] 说明“hint”的 says：还是底稿里的“待填”。用自己的话写给居民看。",
  ],
  "refund-reason-twice": [
    "refund-reason-twice.yaml:9: error [duplicate-entry] 退费“early”的 reasons 里写了两次 death（条款 七）。留一个；看是不是想写别的情形。",
  ],
};

const folder = join(__dirname, "fixtures");
const textOf = (name: string): string => readFileSync(join(folder, name), "utf8");
const base = { ...sourceOf(textOf("shared/base.yaml"), "base.yaml"), cases: null };

/** The cases beside a fixture; where it has none of its own, both sides of every day that is named. */
function casesFor(code: string, text: string): SourceFile | null {
  if (code === "no-cases") return null;
  const beside = `${code}.cases.yaml`;
  if (existsSync(join(folder, beside))) return sourceOf(textOf(beside), basename(beside));
  const named = (textOf("shared/base.yaml") + text).match(/\d{4}-\d{2}-\d{2}/g) ?? [];
  const days = named.filter(isPlainDate).flatMap((day) => [-1, 0, 1].map((n) => addDays(day, n)));
  const value = [...new Set(days)].map((day) => ({
    name: "界限两边",
    clause: "三",
    facts: { on: day, birthDate: day },
    expect: { outcome: "payable" },
  }));
  return { file: "cases.yaml", value, lineOf: () => 1, problems: [] };
}

function found(code: string): string[] {
  const name = `${code}.yaml`;
  const text = textOf(name);
  const source = { ...sourceOf(text, basename(name)), cases: casesFor(code, text) };
  return checkPacks([base, source], (one) => one === source, ["999903", "999904"]).map(
    lineOfFinding,
  );
}

describe("a bad pack for each finding", () => {
  it("is there for every code, and no fixture is without one", () => {
    const fixtures = readdirSync(folder)
      .filter((name) => name.endsWith(".yaml") && !name.endsWith(".cases.yaml"))
      .map((name) => name.replace(/\.yaml$/, ""));
    expect(fixtures.sort()).toEqual(Object.keys(CODES).sort());
  });

  it.each(Object.entries(EXPECTED))("[%s] is told, and nothing else", (code, line) => {
    expect(found(code)).toEqual([line]);
  });

  it.each(Object.entries(ALSO))("%s: also that is told, and nothing else", (name, lines) => {
    expect(found(`also/${name}`)).toEqual(lines);
  });

  it("starts from a sound one, of which there is nothing to say", () => {
    const head = textOf("no-cases.yaml");
    const source = { ...sourceOf(head, "sound.yaml"), cases: casesFor("sound", head) };
    expect(checkPacks([base, source])).toEqual([]);
  });
});
