import { householdOf } from "../../local/demo/rows";
import { baogou, beijing, openOrderFor, startWorld } from "../../test/world";
import { tick } from "../clock";

/** After the main job, no table holds a number, a phone or a name in clear: a stolen dump tells nobody's identity. */
test("a dump of every table shows no identity number, phone or name in clear", async () => {
  const world = await startWorld("2021-11-15 09:00:00");
  try {
    const kaiping = householdOf({ place: "440783", book: "K-1", division: "440783", year: 2022 });
    const guest = kaiping("欧阳海燕", "female", "1990-02-28", "户主", {
      document: { type: "passport", number: "E12345678" },
      phone: "12044070001",
    });
    const people = [...Object.values(baogou), guest];
    await world.register(people);
    const phone = world.phone("o-father");
    const members = [await phone.bind(baogou.father), await phone.bind(baogou.mother)];
    await phone.bind(guest, { documentType: "passport" });
    await phone.refused("bind", {
      name: "张建民",
      documentType: "resident-id",
      documentNumber: baogou.child.document.number,
      relation: "child",
      guardianConsent: true,
    });
    await phone.get("consent", { answers: [{ template: "paid", answer: "accept" }] });
    const order = await openOrderFor(phone, members);
    world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:01:00"));
    await phone.get("orderStatus", { orderId: order.orderId });
    await tick(world.services);

    const tables = Object.keys(await world.counts());
    const dump: string[] = [];
    for (const table of tables)
      for (const row of await world.rows(`select to_jsonb(t)::text as row from "${table}" t`))
        dump.push(JSON.stringify(row));
    expect(dump.length).toBeGreaterThan(60);
    const text = dump.join("\n");
    for (const { name, document, phone: number } of people) {
      expect(text).not.toContain(document.number);
      expect(text).not.toContain(name);
      if (number) expect(text).not.toContain(number);
      // Nor the serial and check digit, which with birth date and county would give the number.
      if (document.type === "resident-id") expect(text).not.toContain(document.number.slice(-6));
    }
  } finally {
    await world.close();
  }
});
