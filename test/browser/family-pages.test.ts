import type { Person } from "./person";
import { look, type Look } from "./look";
import { withPhone } from "./phone";
import { setUp } from "./setting";

const family = "kaiping-zhou";

const toErrands = async (person: Person) => {
  await person.follow(/^办事/);
  await person.follow(/^周凯文/);
  await person.isAt("现在可以办");
};
const toMember = async (person: Person) => {
  await person.follow(/^2022年(?!医保)/);
  await person.isAt("参保情况");
};

const LOOKS: Look[] = [
  {
    name: "for whom",
    async go(person) {
      await person.follow(/^办事/);
      await person.isAt("给谁办");
    },
  },
  { name: "errands", go: toErrands },
  {
    name: "an errand that is open",
    async go(person) {
      await toErrands(person);
      await person.follow(/^停保/);
      await person.find("button", "开始填写").waitFor();
    },
  },
  {
    name: "an errand that is not",
    async go(person) {
      await toErrands(person);
      await person.follow(/^参保登记/);
      await person.sees("现在不能办");
    },
  },
  {
    name: "a form with everything missing",
    async go(person) {
      await toErrands(person);
      await person.follow(/^新生儿参保/);
      await person.press("开始填写");
      await person.press("下一步");
      await person.isAt(/处要改$/);
    },
  },
  {
    name: "changes",
    async go(person) {
      await toErrands(person);
      await person.follow(/^信息变更/);
      await person.press("开始填写");
      await person.tick(/^搬到了/);
      await person.type("搬到了哪里", "苍");
      await person.find("link", "苍城镇").waitFor();
    },
  },
  {
    name: "where a newcomer is taken up",
    async go(person) {
      await person.follow(/^办事/);
      await person.follow(/^还没登记过的人/);
      await person.type("按名字找", "开平");
      await person.follow(/^开平市/);
      await person.find("link", "大沙镇").waitFor();
    },
  },
  {
    name: "no request yet",
    async go(person) {
      await person.follow(/^我的申请/);
      await person.isAt("还没有申请");
    },
  },
  {
    name: "household",
    async go(person) {
      await toMember(person);
      await person.follow(/^全家参保情况/);
      await person.sees("还有 2 个人没有办");
    },
  },
  {
    name: "left out",
    async go(person) {
      await toMember(person);
      await person.follow(/^全家参保情况/);
      await person.press("说明为什么不参保：吴惠芬");
      await person.choose("在别的地方参了保");
      await person.press("保存");
      await person.sees("请填在哪里参的保");
    },
  },
  {
    name: "identity and looks",
    async go(person) {
      await toMember(person);
      await person.follow(/^身份和查看记录/);
      await person.isAt("谁看过、改过");
      await person.press("不是我家人添加的");
    },
  },
  {
    name: "own data",
    async go(person) {
      await person.follow(/^字号与设置/);
      await person.follow(/^我的数据/);
      await person.press("我要注销");
      await person.press("注销账号");
      await person.sees("要先勾选");
    },
  },
];

describe.each([
  ["standard", 390],
  ["elder", 390],
  ["elder", 320],
] as const)("pages of a family's errands in %s letters on a phone %i wide", (letters, width) => {
  const setting = setUp();
  const visit = { family, viewport: { width, height: 844 } };

  test.each(LOOKS)("$name can be read and worked by everyone", (one) =>
    withPhone(setting, visit, (held) => look(held, letters, one)),
  );
});
