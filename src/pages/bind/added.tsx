import type { MemberCard } from "../../../core/contracts";
import { Button, Notice } from "../../components";
import { Box } from "../../platform";
import { go } from "../../routes";

/** It worked, and where to go from here. */
export function Added({ member, onMore }: { member: MemberCard; onMore(): void }) {
  return (
    <>
      <Notice tone="good" title={`已添加${member.name}`} live="polite">
        <Box>{`${member.documentMasked}，${member.place.name}`}</Box>
      </Notice>
      <Button onTap={() => go.memberInstead(member.memberId)}>看参保情况</Button>
      <Button kind="plain" onTap={onMore}>
        再添加一个
      </Button>
      <Button kind="quiet" onTap={go.home}>
        回首页
      </Button>
    </>
  );
}
