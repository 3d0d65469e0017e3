import type { Browser } from "playwright-core";
import { launch } from "./phone";
import { Product, START_PATIENCE } from "./product";

/** What a test file works with. */
export interface Setting {
  product: Product;
  browser: Browser;
}

/** Starts the product and a browser before the tests of a block and ends both after them. */
export function setUp(): Setting {
  const setting = {} as Setting;
  beforeAll(async () => {
    setting.product = await Product.start();
    setting.browser = await launch();
  }, START_PATIENCE);
  afterAll(async () => {
    await (setting.browser as Browser | undefined)?.close();
    await (setting.product as Product | undefined)?.stop();
  });
  return setting;
}
