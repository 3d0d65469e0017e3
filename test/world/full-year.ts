import type { RequestDetails, RequestKind } from "../../core/contracts";
import { inventedId, inventedPhone } from "../../local/demo/rows";
import { tick } from "../../server/clock";
import { completedBy, takenBy } from "./desk";
import { baogou, freshKey, openOrderFor } from "./families";
import { bindFull, elsewhere, filingOf, putUp } from "./filing";
import { COUNTY, EAST, Notebook, people, TOWN, YEAR, type Typed } from "./full-year-people";
import type { Worker } from "./worker";
import type { Phone, World } from "./world";

/**
 * A year in one county with everything in it: bindings, a payment, requests of every kind with papers and words, decided in every way, and
 * all that a desk does beside them. Tells what was typed on the way.
 */
export async function liveThroughAYear(world: World): Promise<Typed> {
  const story = new Story(world);
  const rows = [
    ...Object.values(baogou),
    ...Object.values(people),
    elsewhere.kaiping,
    elsewhere.kaipingPaid,
  ];
  for (const { name, document, phone } of rows) {
    story.typed.name(name);
    story.typed.number(document.number);
    if (phone !== undefined) story.typed.number(phone);
  }
  await world.register(rows);
  await story.hire();
  await story.family();
  await story.newcomers();
  await story.papers();
  await story.decisions();
  await story.desk();
  await story.schools();
  await story.goodbye();
  world.passSeconds(61);
  await tick(world.services);
  return story.typed;
}

class Story {
  readonly typed = new Notebook();
  private readonly father: Phone;
  private readonly workers = {} as Record<"agent" | "town" | "bureau" | "admin", Worker>;
  private members: Record<string, string> = {};

  constructor(private readonly world: World) {
    this.father = world.phone("o-father");
  }

  async hire(): Promise<void> {
    const { world, workers } = this;
    workers.agent = await world.worker("o-agent", { role: "agent", place: EAST });
    workers.town = await world.worker("o-town", { role: "town", place: TOWN });
    workers.bureau = await world.worker("o-bureau", { role: "bureau", place: COUNTY });
    workers.admin = await world.worker("o-admin", { role: "admin", place: COUNTY });
    const invited = {
      name: this.typed.name("钱新任"),
      role: "agent",
      place: EAST,
    } as const;
    const { code } = await workers.admin.get("invite", invited);
    const newcomer = world.phone("o-invited");
    await newcomer.get("home");
    await (
      await world.worker("o-invited", { role: "school", place: `${COUNTY}Z21` })
    ).get("join", {
      code,
    });
  }

  /** Binds the family, pays for one, says what only they know. */
  async family(): Promise<void> {
    const { world, father } = this;
    this.members["father"] = await bindFull(world, father, baogou.father);
    this.members["mother"] = await father.bind(baogou.mother, { relation: "spouse" });
    await father.refused("bind", {
      name: this.typed.name("冒名者"),
      documentType: "resident-id",
      documentNumber: baogou.child.document.number,
      relation: "child",
      guardianConsent: true,
    });
    await father.refused("bind", {
      name: this.typed.name("没这人"),
      documentType: "passport",
      documentNumber: this.typed.number("E87654321"),
      relation: "other",
    });
    await father.get("consent", { answers: [{ template: "paid", answer: "accept" }] });
    await father.get("declare", {
      memberId: this.members["father"],
      year: YEAR,
      answers: { hukouKind: "rural" },
    });
    await this.pay(father, this.members["mother"]);
    for (const who of ["changer", "stopper", "corrected"] as const)
      this.members[who] = await bindFull(world, world.phone(`o-${who}`), people[who]);
    await world.phone("o-elsewhere").bind(elsewhere.kaiping);
  }

  private async pay(phone: Phone, memberId: string): Promise<void> {
    const order = await openOrderFor(phone, [memberId]);
    this.world.wechat.pay(order.outTradeNo, this.world.services.now());
    await phone.get("orderStatus", { orderId: order.orderId });
  }

  private async file(
    phone: Phone,
    kind: RequestKind,
    asked: Partial<Parameters<typeof filingOf>[2]> & { details: RequestDetails },
  ): Promise<string> {
    const filing = await filingOf(this.world, phone, { kind, year: YEAR, ...asked });
    const answer = await phone.ask("fileRequest", filing);
    if (answer.ok) return answer.data.card.requestId;
    // Papers that only a case of its own needs are named by the refusal.
    const missing = /还缺材料：([^（]*(?:（附件1）)?[^（]*)（/.exec(answer.error.message)?.[1];
    if (answer.error.code !== "materials-missing" || missing === undefined)
      throw new Error(`${kind}: ${JSON.stringify(answer.error)}`);
    const materials = await putUp(this.world, phone, missing.split("、"));
    return (await phone.get("fileRequest", { ...filing, requestKey: freshKey(), materials })).card
      .requestId;
  }

  /** Somebody whom no register has: a registration, a newborn, a mover, an event, a permit, a student. */
  async newcomers(): Promise<void> {
    const { father, workers } = this;
    const person = (name: string, birth: string, serial = 1) => ({
      name: this.typed.name(name),
      documentType: "resident-id" as const,
      documentNumber: this.typed.number(inventedId(COUNTY, birth, "male", serial)),
      phone: this.typed.number(inventedPhone("3799", serial).replace(/^120/, "139")),
      address: this.typed.said(`鲍沟东村${name}家第${serial}排`),
    });
    const registered = await this.file(father, "registration", {
      place: EAST,
      details: {
        person: person("周登记", "1990-09-09"),
        hukou: "local",
        note: this.typed.said("我刚从外地搬回来住在老屋"),
      },
    });
    await completedBy(workers.town, registered);
    const certificate = this.typed.number("R370981234");
    const born = await this.file(father, "newborn", {
      place: EAST,
      event: { kind: "newborn", on: "2021-11-10" },
      details: {
        person: {
          name: this.typed.name("张新生"),
          documentType: "birth-certificate",
          documentNumber: certificate,
          sex: "male",
        },
        parentMemberId: this.members["father"] ?? "",
        hukou: "local",
      },
    });
    await completedBy(workers.town, born);
    const { outcome } = await father.get("request", { requestId: born });
    const child = outcome?.memberId ?? "";
    await this.pay(father, child);
    const numbered = await this.file(father, "number", {
      memberId: child,
      details: {
        person: {
          name: "张新生",
          documentType: "resident-id",
          documentNumber: this.typed.number(inventedId(COUNTY, "2021-11-10", "male", 2)),
        },
      },
    });
    await completedBy(workers.town, numbered);
    const moved = await this.file(father, "moved-in", {
      place: EAST,
      event: { kind: "moved-in", on: "2021-11-12" },
      details: { person: person("周迁来", "1991-10-10", 2), hukou: "local" },
    });
    await completedBy(workers.bureau, moved);
  }

  /** What is changed of somebody who is known: a phone, an address, a name, a stop, a refund. */
  async papers(): Promise<void> {
    const { world, workers, members } = this;
    const by = (who: string) => world.phone(`o-${who}`);
    const change = await this.file(by("changer"), "change", {
      memberId: members["changer"] ?? "",
      details: {
        changes: {
          phone: this.typed.number("13912345678"),
          address: this.typed.said("鲍沟东村新街七十七号"),
        },
        note: this.typed.said("老号码停机了请改成新的"),
      },
    });
    await completedBy(workers.agent, change);
    const stop = await this.file(by("stopper"), "stop", {
      memberId: members["stopper"] ?? "",
      details: { stopReason: "own-wish", note: this.typed.said("今年不想参加了自己负责") },
    });
    await completedBy(workers.town, stop);
    const right = inventedId(COUNTY, "1983-03-14", "male", 3);
    const correction = await this.file(by("corrected"), "correction", {
      memberId: members["corrected"] ?? "",
      details: {
        person: {
          name: this.typed.name("常写对"),
          documentType: "resident-id",
          documentNumber: this.typed.number(right),
        },
      },
    });
    await completedBy(workers.town, correction);
    const payer = by("refunded");
    const refund = await this.file(payer, "refund", {
      memberId: await bindFull(world, payer, elsewhere.kaipingPaid),
      details: { refundReason: "moved-out", note: this.typed.said("在单位已经扣过一次钱了") },
    });
    const other = await world.worker("o-kaiping", { role: "bureau", place: "440783" });
    const { version } = await takenBy(other, refund);
    await other.get("refuse", {
      requestId: refund,
      version,
      reason: this.typed.said("查过了只缴了一次没有重复"),
      cite: "plan",
    });
  }

  /** Given back and supplemented, corrected at the desk, withdrawn, handed back; at the counter too. */
  async decisions(): Promise<void> {
    const { world, workers, members } = this;
    const phone = world.phone("o-changer");
    const asked = (address: string) => ({
      memberId: members["changer"] ?? "",
      details: { changes: { address: this.typed.said(address) } },
    });
    const returned = await this.file(phone, "change", asked("鲍沟东村模糊巷三号"));
    const taken = await takenBy(workers.agent, returned);
    await workers.agent.get("giveBack", {
      requestId: returned,
      version: taken.version,
      reason: this.typed.said("门牌号看不清请重拍常更改本人的户口簿"),
      materials: [],
    });
    await phone.get("supplement", {
      requestId: returned,
      details: { changes: { address: this.typed.said("鲍沟东村清楚巷三号") } },
      materials: await putUp(world, phone, ["户口簿"]),
    });
    const again = await takenBy(workers.agent, returned);
    const corrected = await workers.agent.get("correctRequest", {
      requestId: returned,
      version: again.version,
      details: { changes: { address: this.typed.said("鲍沟东村清楚巷三十号") } },
      why: this.typed.said("当面核对少写了一个字"),
    });
    const seen = await workers.agent.get("request", { requestId: returned });
    const [photo] = seen.materials;
    if (photo) {
      const of = { requestId: returned, materialId: photo.materialId };
      await workers.agent.get("photo", of);
      await workers.agent.get("judge", { ...of, verdict: "good" });
    }
    await workers.agent.get("complete", {
      requestId: returned,
      version: corrected.version,
      originalsSeen: true,
      note: this.typed.said("看过原件没有问题常更改本人到场"),
    });
    const withdrawn = await this.file(phone, "change", asked("鲍沟东村撤回路五号"));
    await phone.get("withdraw", { requestId: withdrawn });
    const entered = await workers.town.get("counterFile", {
      requestKey: freshKey(),
      kind: "registration",
      place: EAST,
      year: YEAR,
      details: {
        person: {
          name: this.typed.name("周窗口"),
          documentType: "resident-id",
          documentNumber: this.typed.number(inventedId(COUNTY, "1977-07-07", "female", 4)),
          phone: this.typed.number("13687654321"),
        },
        hukou: "local",
        note: this.typed.said("老人不会用手机由邻居代问"),
      },
      materials: [],
      originalsSeen: true,
    });
    await workers.town.get("complete", {
      requestId: entered.card.requestId,
      version: entered.version,
      originalsSeen: true,
    });
  }

  /** Looking people up, reaching those away, reasons, bindings, findings, lists. */
  async desk(): Promise<void> {
    const { world, workers, members } = this;
    const { agent, town, bureau } = workers;
    const [one] = (await agent.get("search", { name: people.left.name })).people;
    const personId = one?.personId ?? "";
    await agent.get("person", { personId });
    await agent.get("reveal", { personId, why: this.typed.said("打电话提醒常在外缴费") });
    await agent.get("saveContact", {
      personId,
      kind: "phone",
      value: this.typed.number("13755556666"),
      awayPlace: "东莞市",
    });
    await agent.get("saveContact", {
      personId,
      kind: "qq",
      value: this.typed.number("8877665544"),
    });
    await agent.get("sayLeftOut", {
      personId,
      year: YEAR,
      reason: "elsewhere",
      kind: this.typed.said("东莞职工基本医疗保险"),
      where: this.typed.said("广东省东莞市长安镇某电子厂"),
    });
    await town.get("search", {
      name: elsewhere.kaiping.name,
      documentType: "resident-id",
      documentNumber: elsewhere.kaiping.document.number,
    });
    await bureau.get("compareList", {
      county: COUNTY,
      year: YEAR,
      text: [
        "姓名,证件类型,证件号码,险种,参保地",
        `${baogou.mother.name},居民身份证,${baogou.mother.document.number},职工医保,济南市`,
        `${this.typed.name("名单外")},居民身份证,${this.typed.number(inventedId(COUNTY, "1966-06-06", "male", 1))},居民医保,青岛市`,
        `${this.typed.name("号码坏")},居民身份证,${this.typed.number("370481196606069999")},居民医保,青岛市`,
      ].join("\n"),
    });
    const { findings } = await town.get("findings", { show: "open" });
    const [finding] = findings;
    const way = finding?.ways[0]?.key;
    if (finding && way !== undefined)
      await town.get("settleFinding", {
        findingId: finding.findingId,
        way,
        reason: this.typed.said("已和李娟本人通过电话核实"),
      });
    const stranger = world.phone("o-stranger");
    const bound = await stranger.bind(baogou.father);
    await this.father.get("dispute", {
      memberId: members["father"] ?? "",
      note: this.typed.said("我不认识这个人张建军只有一个"),
    });
    await town.get("endBinding", { bindingId: bound, why: this.typed.said("不是张建军家里的人") });
    const weak = await stranger.bind(people.left);
    const { code } = await stranger.get("faceCode", { memberId: weak });
    await agent.get("confirmBinding", { code, personId });
  }

  async schools(): Promise<void> {
    const school = `${COUNTY}Z21`;
    await this.world.rows(
      "insert into place (code, name, parent, level) values ($1, '鲍沟小学', $2, 'unit') on conflict do nothing",
      [school, COUNTY],
    );
    const contact = await this.world.worker("o-school", { role: "school", place: school });
    const number = this.typed.number(inventedId(COUNTY, "2012-12-12", "female", 1));
    const line = (name: string, id: string, phone = "") =>
      `${name},居民身份证,${id},三年级1班,小学,2019-09-01,,${phone}`;
    await contact.get("fileBatch", {
      requestKey: freshKey(),
      school,
      year: YEAR,
      text: [
        "姓名,证件类型,证件号码,班级,阶段,入学日期,毕业日期,手机号",
        line(this.typed.name("孟小学"), number, this.typed.number("13511112222")),
        line(baogou.child.name, baogou.child.document.number),
      ].join("\n"),
    });
    const { requests } = await this.workers.bureau.get("queue", {
      show: "waiting",
      kind: "student",
    });
    for (const { requestId } of requests) await completedBy(this.workers.bureau, requestId);
  }

  /** Takes the own data along and deletes the account; the text goes to the phone and is kept nowhere. */
  async goodbye(): Promise<void> {
    const phone = this.world.phone("o-changer");
    await phone.get("exportData");
    await phone.get("deleteAccount", { sure: true });
    const calls = { home: {}, history: {}, requests: {} } as const;
    for (const call of Object.keys(calls) as (keyof typeof calls)[]) await phone.get(call);
  }
}
