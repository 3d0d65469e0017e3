import type { Phone } from "./harness";
import { payForThree, takePhoneOf } from "./journeys";

/** On machines without WeChat's template compiler our own reader takes its place: proven here on every machine. */
describe("with our own reader of templates", () => {
  let phone: Phone;
  afterEach(() => {
    const { grumbles } = phone;
    phone.close();
    expect(grumbles).toEqual([]);
  });

  it("a family with aid is looked at and paid for", async () => {
    ({ phone } = await takePhoneOf("huarong-peng", "ours"));
    await payForThree(phone, {
      place: "华容",
      family: "huarong-peng",
      year: 2022,
      members: ["彭立春", "白素芳", "彭宇航"],
      each: "¥160.00",
      total: "¥480.00",
    });
  });
});
