import type { MemberCard, YearCard } from "../../../core/contracts";
import { Avatar, Money, Tag } from "../../components";
import { deadlineText, RELATIONS } from "../../logic";
import { Box, Heading, Tap } from "../../platform";
import { go } from "../../routes";

interface MemberItemProps {
  member: MemberCard;
  today: string;
}

/** One member: who, and a line for each coverage year that leads to its page. */
export function MemberItem({ member, today }: MemberItemProps) {
  return (
    <Box as="li" className="card member">
      <Box className="member-who">
        <Avatar name={member.name} />
        <Box className="member-words">
          <Heading level={3} className="member-name">
            {member.name}
          </Heading>
          <Box className="small soft">{`${RELATIONS[member.relation]} · ${member.place.name}`}</Box>
          <Box className="small soft member-number">{member.documentMasked}</Box>
        </Box>
      </Box>
      {member.years.map((year) => (
        <YearLine key={year.year} member={member} year={year} today={today} />
      ))}
      {member.years.length === 0 ? <NoYears member={member} /> : null}
    </Box>
  );
}

function YearLine({ member, year, today }: MemberItemProps & { year: YearCard }) {
  return (
    <Tap link className="year" onTap={() => go.member(member.memberId, year.year)}>
      <Box as="span" className="year-words">
        <Box as="span" className="year-line">
          <Box as="span" className="year-name">{`${year.year}年`}</Box>
          <Tag tone={year.tone}>{year.headline}</Tag>
        </Box>
        <YearNote year={year} today={today} />
      </Box>
      {year.due !== null && year.due > 0 && year.tone !== "done" ? <Money fen={year.due} /> : null}
      <Box as="span" className="chevron" ornament />
    </Tap>
  );
}

function YearNote({ year, today }: { year: YearCard; today: string }) {
  const words = deadlineText(year, today);
  if (!words) return null;
  return (
    <Box as="span" className="small soft">
      {words}
    </Box>
  );
}

function NoYears({ member }: { member: MemberCard }) {
  return (
    <Tap link className="year" onTap={() => go.member(member.memberId)}>
      <Box as="span" className="year-words">
        现在没有正在收缴的年度
      </Box>
      <Box as="span" className="chevron" ornament />
    </Tap>
  );
}
