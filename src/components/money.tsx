import { moneyParts } from "../logic";
import { Words } from "../platform";

/** An amount in integer fen. */
export function Money({ fen, big }: { fen: number; big?: boolean }) {
  const { yuan, cents } = moneyParts(fen);
  return (
    <Words className={big ? "money money-big" : "money"}>
      <Words className="money-sign">¥</Words>
      {yuan}
      <Words className="money-cents">{cents}</Words>
    </Words>
  );
}
