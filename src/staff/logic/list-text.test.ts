import { linesOf, withCommas } from "./list-text";

test("the line of names and empty lines do not count", () => {
  expect(linesOf("姓名,证件号码\r\n张三,1\r\n,,\r\n李四,2\r\n")).toBe(2);
  expect(linesOf("")).toBe(0);
});

test("what comes out of a spreadsheet is divided by commas", () => {
  expect(withCommas("姓名\t班级\n张三\t一（1）班\n李四\ta,b")).toBe(
    '姓名,班级\n张三,一（1）班\n李四,"a,b"',
  );
  expect(withCommas("姓名,班级")).toBe("姓名,班级");
});
