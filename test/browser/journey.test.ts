import type { Browser } from "playwright-core";
import {
  chooseThree,
  confirmAndPay,
  JOURNEYS,
  lookAtFamily,
  lookAtMember,
  takeVouchers,
} from "./journey";
import { launch, withPhone } from "./phone";
import type { Way } from "./person";
import { Product, START_PATIENCE } from "./product";

/** The whole job in every place, worked in each of the three ways. Each way has a product of its own, where nobody has paid. */
describe.each<Way>(["touch", "mouse", "keyboard"])(
  "by %s: a family of three is paid for and holds its vouchers",
  (way) => {
    let product: Product;
    let browser: Browser;
    beforeAll(async () => {
      product = await Product.start();
      browser = await launch();
    }, START_PATIENCE);
    afterAll(async () => {
      await browser.close();
      await product.stop();
    });

    test.each(JOURNEYS)("in $place", (journey) =>
      withPhone(browser, product, { way, family: journey.family }, async ({ person }) => {
        await lookAtFamily(person, journey);
        await lookAtMember(person, journey);
        await chooseThree(person, journey);
        await confirmAndPay(person, journey);
        await takeVouchers(person, journey);
      }),
    );
  },
);
