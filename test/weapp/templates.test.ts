import compilers from "miniprogram-compiler";
import type { Phone } from "./harness";
import { chooseCompiler } from "./harness";
import { Templates } from "./harness/templates";
import { DIST, takePhoneOf } from "./journeys";

interface Drawn {
  tag: string;
  attr?: Record<string, unknown>;
  children: (Drawn | string)[];
}

/** What a person and a screen reader would get: tags, attributes with a value, texts; wrappers left out. */
function essence(piece: Drawn | string): unknown[] {
  if (typeof piece === "string") return [piece];
  const children = piece.children.flatMap(essence);
  if (piece.tag === "virtual" || piece.tag === "wx-page") return children;
  const attributes = Object.entries(piece.attr ?? {}).filter(
    ([, value]) => value !== undefined && value !== "",
  );
  return [
    [piece.tag, Object.fromEntries(attributes.sort(([a], [b]) => (a < b ? -1 : 1))), children],
  ];
}

const runsHere = chooseCompiler(process.arch) === "wcc";
if (!runsHere)
  process.stdout.write("NOT RUN: our reader cannot be compared with WeChat's compiler here.\n");

/** Our reader of templates is only good for anything where it draws what WeChat's compiler draws. */
(runsHere ? describe : describe.skip)("our reader of templates and WeChat's compiler", () => {
  let phone: Phone;
  afterEach(() => {
    phone.close();
  });

  it("draw the same first page, member's page and form", async () => {
    ({ phone } = await takePhoneOf("kaiping-chen"));
    // What `wcc` writes is a program.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const compile = new Function(compilers.wxmlToJs(DIST, { maxBuffer: 64 << 20 })) as () => (
      file: string,
    ) => (data: object) => Drawn;
    const theirs = compile();
    const ours = new Templates(DIST);
    const compare = () => {
      const file = `${phone.route}.wxml`;
      const drawn = essence(theirs(file)(phone.data));
      expect(drawn.length).toBeGreaterThan(0);
      expect(essence(ours.draw(file)(phone.data) as Drawn)).toEqual(drawn);
    };
    await phone.sees("陈伟明");
    compare();
    await phone.tap(/^2022年(?!医保)/);
    await phone.sees("为什么是这样");
    compare();
    phone.back();
    await phone.tap("添加家人");
    await phone.sees("这个人是您的");
    compare();
  });
});
