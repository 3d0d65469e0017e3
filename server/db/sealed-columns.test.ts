import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { OTHER_HASHES, SEALED_TABLES } from "../keys";
import * as schema from "./schema";

const tables = Object.values(schema).flatMap((one: unknown) =>
  is(one, PgTable) ? [getTableConfig(one)] : [],
);
const columnsLike = (form: RegExp) =>
  tables.flatMap(({ name, columns }) =>
    columns.filter((column) => form.test(column.name)).map((column) => `${name}.${column.name}`),
  );
const listed = (part: "sealed" | "hashes") =>
  SEALED_TABLES.flatMap(({ table, [part]: columns = {} }) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  );

test("every sealed column is sealed anew when keys are exchanged", () => {
  expect(listed("sealed").sort()).toEqual(columnsLike(/(^|_)sealed$/).sort());
});

test("every hash is made anew, or says why it need not be", () => {
  expect([...listed("hashes"), ...Object.keys(OTHER_HASHES)].sort()).toEqual(
    columnsLike(/(^|_)hash$/).sort(),
  );
});

test("tables are walked by their primary keys", () => {
  for (const { table, key } of SEALED_TABLES) {
    const config = tables.find(({ name }) => name === table);
    const whole = config?.primaryKeys[0]?.columns.map(({ name }) => name);
    const single = config?.columns.filter(({ primary }) => primary).map(({ name }) => name);
    expect([table, key]).toEqual([table, whole ?? single]);
  }
});
