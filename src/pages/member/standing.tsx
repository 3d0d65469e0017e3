import type { MemberDetail, YearCard } from "../../../core/contracts";
import { Avatar, Button, Money, Tag } from "../../components";
import { canPay, deadlineText, isSettled, RELATIONS } from "../../logic";
import { Box, Heading } from "../../platform";
import { go } from "../../routes";

/** Who this is, how the year stands, the amount, and the one thing to do. */
export function Standing({ detail }: { detail: MemberDetail }) {
  const { member, year, today } = detail;
  const card = member.years.find((one) => one.year === year);
  const deadline = card && deadlineText(card, today);
  return (
    <Box as="section" className="card standing" label={`${member.name} ${year}年`}>
      <Box className="standing-who">
        <Avatar name={member.name} />
        <Box className="standing-words">
          <Heading level={2} className="standing-name">
            {member.name}
          </Heading>
          <Box className="small soft">{`${RELATIONS[member.relation]} · ${member.documentMasked}`}</Box>
          <Box className="small soft">{`${member.place.name} · ${year}年医保`}</Box>
        </Box>
      </Box>
      {card ? (
        <Box>
          <Tag tone={card.tone}>{card.headline}</Tag>
        </Box>
      ) : null}
      {card && isSettled(card.state) ? null : <Amount detail={detail} />}
      {deadline ? <Box className="standing-until">{deadline}</Box> : null}
      {card ? <MainAction card={card} memberId={member.memberId} /> : null}
    </Box>
  );
}

/** What stands before the amount, where it is not simply owed now. */
const BEFORE_AMOUNT: Partial<Record<YearCard["outcome"], string>> = {
  "register-first": "登记确认后要交",
  "not-open": "开始收缴后要交",
  "settlement-pause": "恢复缴费后要交",
  ask: "文件里的金额（问清楚以后再缴）",
};

function Amount({ detail }: { detail: MemberDetail }) {
  const { due, estimate, estimateSource, outcome } = detail.quote;
  if (due === 0) return <Box className="standing-free">不用自己交钱</Box>;
  if (due !== null) {
    return (
      <Box>
        <Box className="soft">{BEFORE_AMOUNT[outcome] ?? "要交"}</Box>
        <Money fen={due} big />
      </Box>
    );
  }
  if (estimate === undefined) return null;
  return (
    <Box>
      <Box className="soft">文件没有写金额，估计要交</Box>
      <Money fen={estimate} big />
      <Box className="small soft">{`只是估计，不能作准。来源：${estimateSource ?? "未注明"}`}</Box>
    </Box>
  );
}

function MainAction({ card, memberId }: { card: YearCard; memberId: string }) {
  const { openOrderId, voucherId, year } = card;
  if (openOrderId) return <Button onTap={() => go.result(openOrderId)}>看这笔订单</Button>;
  if (voucherId) return <Button onTap={() => go.voucher(voucherId)}>看缴费凭证</Button>;
  if (canPay(card)) return <Button onTap={() => go.choose([{ memberId, year }])}>去缴费</Button>;
  return null;
}
