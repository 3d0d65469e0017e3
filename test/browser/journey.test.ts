import {
  chooseThree,
  confirmAndPay,
  JOURNEYS,
  lookAtFamily,
  lookAtMember,
  takeVouchers,
} from "./journey";
import { withPhone } from "./phone";
import type { Way } from "./person";
import { setUp } from "./setting";

/** The whole job in every place, in each of the three ways. Each way has a product of its own, where nobody has paid. */
describe.each<Way>(["touch", "mouse", "keyboard"])("a family of three, by %s", (way) => {
  const setting = setUp();

  test.each(JOURNEYS)("is paid for in one payment and holds its vouchers in $place", (journey) =>
    withPhone(setting, { way, family: journey.family }, async ({ person }) => {
      await lookAtFamily(person, journey);
      await lookAtMember(person, journey);
      await chooseThree(person, journey);
      await confirmAndPay(person, journey);
      await takeVouchers(person, journey);
    }),
  );
});
