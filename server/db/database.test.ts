import { sql } from "drizzle-orm";
import { startTestDatabase } from "../../local/postgres";
import { openDatabase, SYSTEM } from "./database";

test("a connection that the server ends in the middle fails its transaction, and the process goes on", async () => {
  const database = await startTestDatabase();
  const db = openDatabase({ url: database.appUrl });
  const broken = db.run(SYSTEM, async (tx) => {
    await database.drop();
    return tx.execute(sql`select 1`);
  });
  await expect(broken).rejects.toThrow();
  await db.close();
});
