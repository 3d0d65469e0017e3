import { startTestDatabase, withClient } from "../../local/postgres";
import { ORDER_EDGES } from "../../core/ledger";
import { YEAR_EDGES } from "../../core/enrolment";
import { migrate } from "./migrate";

jest.setTimeout(120_000);

test("migrations run on an empty database, and once more without effect", async () => {
  const database = await startTestDatabase();
  try {
    await migrate(database.ownerUrl);
    await migrate(database.ownerUrl);
    await withClient(database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ from_state: string; to_state: string }>(
        "select * from order_edges()",
      );
      const names = (edges: readonly { from: string; to: string }[]) =>
        edges.map(({ from, to }) => `${from}>${to}`).sort();
      expect(rows.map((row) => `${row.from_state}>${row.to_state}`).sort()).toEqual(
        names(ORDER_EDGES),
      );
      const years = await client.query<{ from_state: string; to_state: string }>(
        "select * from year_edges()",
      );
      expect(years.rows.map((row) => `${row.from_state}>${row.to_state}`).sort()).toEqual(
        names(YEAR_EDGES),
      );
    });
  } finally {
    await database.drop();
  }
});
