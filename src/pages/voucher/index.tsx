import { useState } from "react";
import type { Voucher } from "../../../core/contracts";
import { useCall } from "../../client";
import {
  Button,
  Card,
  ContactList,
  LoadedView,
  Money,
  Notice,
  Page,
  ProgressList,
  Row,
} from "../../components";
import { instantText, periodText, moneyText } from "../../logic";
import { Box, Heading, ShareButton } from "../../platform";
import { go, useParam } from "../../routes";
import { useFamilyShare } from "../../share";
import "./index.scss";

/** One person's electronic record of one paid coverage year. */
export default function VoucherPage() {
  const voucherId = useParam("id") ?? "";
  const voucher = useCall("voucher", { voucherId });
  useFamilyShare();
  return (
    <Page title="缴费凭证">
      <LoadedView loaded={voucher}>
        {(data) => (
          <>
            <Paper voucher={data} />
            <Card title="办到哪一步了">
              <ProgressList steps={data.progress} />
            </Card>
            <ContactList contacts={data.contacts} />
            <Share />
            <Button kind="plain" onTap={go.home}>
              回首页
            </Button>
          </>
        )}
      </LoadedView>
    </Page>
  );
}

function Paper({ voucher }: { voucher: Voucher }) {
  return (
    <Box as="section" className="paper" label="缴费凭证">
      <Box className="paper-inner">
        <Heading level={2} className="paper-title">
          城乡居民医保缴费凭证
        </Heading>
        <Box className="paper-what">电子记录</Box>
        <Box className="paper-amount">
          <Money fen={voucher.amount} big />
          <Box className="paper-seal" ornament>
            已缴费
          </Box>
        </Box>
        <Row label="姓名">{voucher.name}</Row>
        <Row label="证件号码">{voucher.documentMasked}</Row>
        <Row label="参保地">{voucher.place.name}</Row>
        <Row label="保障年度">{`${voucher.year}年`}</Row>
        <Benefit voucher={voucher} />
        <BeforeAid voucher={voucher} />
        <Row label="缴费时间">{instantText(voucher.paidAt)}</Row>
        <Row label="缴费方式">{voucher.channel}</Row>
        <Row label="凭证号" stacked code>
          {voucher.number}
        </Row>
        <Row label="订单号" stacked code last>
          {voucher.outTradeNo}
        </Row>
        <Box className="paper-note">{voucher.note}</Box>
      </Box>
    </Box>
  );
}

function Benefit({ voucher: { benefit } }: { voucher: Voucher }) {
  if (!benefit) return null;
  return (
    <Row label="能报销的时间" stacked>
      {periodText(benefit.from, benefit.to)}
    </Row>
  );
}

/** The price before aid, where this viewer may see it and there was aid. */
function BeforeAid({ voucher: { standard, aidTotal } }: { voucher: Voucher }) {
  if (standard === null || !aidTotal) return null;
  return (
    <Row label="缴费标准" stacked>{`${moneyText(standard)}，其中补助 ${moneyText(aidTotal)}`}</Row>
  );
}

function Share() {
  const [copied, setCopied] = useState<boolean>();
  return (
    <>
      <ShareButton className="button button-main" onCopied={setCopied}>
        告诉家人这个小程序
      </ShareButton>
      <Box className="small soft">只转发小程序的首页，不带姓名、号码和金额。</Box>
      {copied === undefined ? null : (
        <Notice tone={copied ? "good" : "warn"} live="polite">
          {copied
            ? "网址已复制，粘贴发给家人就行。"
            : "没能复制，请把浏览器地址栏里的网址发给家人。"}
        </Notice>
      )}
    </>
  );
}
