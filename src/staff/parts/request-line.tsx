import type { RequestCard } from "../../../core/contracts";
import { Tag } from "../../components";
import { Box, Tap, Words } from "../../platform";
import { timeLeft, toneOf } from "../logic";
import { useNow } from "../state";

/** How much time an office (or, for what was given back, the resident) has still. */
export function Left({ dueAt }: { dueAt: string | null }) {
  const now = useNow();
  if (dueAt === null) return null;
  const { text, tone } = timeLeft(dueAt, now);
  return <Words className={`left left-${tone}`}>{text}</Words>;
}

interface RequestLineProps {
  card: RequestCard;
  /** The one that is shown beside the list. */
  here?: boolean;
  onTap(): void;
}

/** A request in a list: what, for whom, where, and how long there is left. */
export function RequestLine({ card, here, onTap }: RequestLineProps) {
  return (
    <Tap
      link
      current={here ?? false}
      className={`card request-line ${here ? "request-line-here" : ""}`}
      onTap={onTap}
    >
      <Box as="span" className="request-line-head">
        <Words className="request-line-title">{`${card.name} ${card.title}`}</Words>
        <Tag tone={toneOf(card)}>{card.stateText}</Tag>
      </Box>
      <Box as="span" className="request-line-head">
        <Words className="small soft">{`${card.place.name}，${String(card.year)}年度，编号 ${card.number}`}</Words>
        <Left dueAt={card.dueAt} />
      </Box>
    </Tap>
  );
}
