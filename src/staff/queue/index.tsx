import { useEffect, useState } from "react";
import type { RequestKind } from "../../../core/contracts";
import { LoadedView } from "../../components";
import { Box, useWide } from "../../platform";
import { useParam } from "../../routes";
import { callStaff, usePages, useStaff } from "../client";
import { KINDS, ownPlaces, QUEUES, type QueueShow } from "../logic";
import { Chips } from "../parts/chips";
import { More, Nothing } from "../parts/more";
import { PlaceChoice } from "../parts/place-choice";
import { RequestDesk } from "../parts/request-desk";
import { RequestLine } from "../parts/request-line";
import { StaffPage } from "../parts/staff-page";
import { Select } from "../parts/select";
import { go } from "../routes";
import { refreshWorker, useWorker } from "../state";

/** Requests by where they stand; beside the list, in an office, the one that was chosen. */
export default function QueuePage() {
  return (
    <StaffPage title="申请队列" here="queue">
      <Queue />
    </StaffPage>
  );
}

const isShow = (text: string | undefined): text is QueueShow =>
  QUEUES.some(({ show }) => show === text);

interface Filter {
  show: QueueShow;
  place?: string;
  kind?: RequestKind;
}

function Queue() {
  const wanted = useParam("show");
  const [filter, setFilter] = useState<Filter>({ show: isShow(wanted) ? wanted : "waiting" });
  const [chosen, setChosen] = useState<string>();
  /** Counts what was done beside the list: each time the list is another one. */
  const [deeds, setDeeds] = useState(0);
  const done = () => {
    setDeeds((count) => count + 1);
    void refreshWorker();
  };
  const wide = useWide();
  const change = (part: Partial<Filter>) => {
    setFilter((now) => ({ ...now, ...part }));
    setChosen(undefined);
  };
  return (
    <>
      <Filters filter={filter} onChange={change} />
      <Box className="split">
        <Box className="stack split-list">
          <QueueList
            // The filters change the question: what was read for another one is not to be seen.
            key={JSON.stringify(filter)}
            filter={filter}
            deeds={deeds}
            chosen={wide ? chosen : undefined}
            onOpen={(requestId) => (wide ? setChosen(requestId) : go.request(requestId))}
          />
        </Box>
        {wide ? (
          <Box className="stack-wide">
            {chosen === undefined ? (
              <Nothing>点左边的一件，在这里看和办。</Nothing>
            ) : (
              <RequestDesk key={chosen} requestId={chosen} onChange={done} />
            )}
          </Box>
        ) : null}
      </Box>
    </>
  );
}

const ALL_KINDS = [
  { value: "", name: "全部事项" },
  ...KINDS.map(({ kind, name }) => ({ value: kind, name })),
];

/** What is left out holds for all: the contract knows no empty filter. */
function withoutEmpty(filter: Filter): Filter {
  const { show, place, kind } = filter;
  return { show, ...(place && { place }), ...(kind && { kind }) };
}

interface FiltersProps {
  filter: Filter;
  onChange(part: Partial<Filter>): void;
}

function Filters({ filter, onChange }: FiltersProps) {
  const worker = useWorker();
  const counts = worker?.counts;
  const within = ownPlaces(worker?.roles ?? []).map(({ code }) => code);
  return (
    <Box className="stack">
      <Chips
        label="看哪些申请"
        options={QUEUES.map(({ show, name }) => ({
          value: show,
          name,
          count: show === "returned" || show === "done" ? undefined : counts?.[show],
        }))}
        value={filter.show}
        onPick={(show) => onChange({ show })}
      />
      <Box className="filters">
        <PlaceChoice
          id="queue-place"
          label="地方"
          all="全部地方"
          value={filter.place}
          within={within}
          onPick={(place) => onChange({ place: place ?? "" })}
        />
        <Select
          id="queue-kind"
          label="事项"
          options={ALL_KINDS}
          value={filter.kind ?? ""}
          onPick={(kind) => onChange({ kind: kind as RequestKind })}
        />
      </Box>
    </Box>
  );
}

interface QueueListProps {
  filter: Filter;
  deeds: number;
  chosen: string | undefined;
  onOpen(requestId: string): void;
}

function QueueList({ filter, deeds, chosen, onOpen }: QueueListProps) {
  const question = withoutEmpty(filter);
  const first = useStaff("queue", question);
  const pages = usePages(first, (cursor) => callStaff("queue", { ...question, cursor }));
  const { reload } = first;
  useEffect(() => {
    if (deeds > 0) reload();
  }, [deeds, reload]);
  const { empty } = QUEUES.find(({ show }) => show === filter.show) ?? { empty: "" };
  return (
    <LoadedView loaded={first}>
      {({ total }) => {
        const requests = pages.pages.flatMap((page) => page.requests);
        if (requests.length === 0) return <Nothing>{empty}</Nothing>;
        return (
          <>
            <Box className="small soft" live="polite">{`共 ${String(total)} 件`}</Box>
            <Box as="ul" className="stack">
              {requests.map((card) => (
                <Box as="li" key={card.requestId}>
                  <RequestLine
                    card={card}
                    here={chosen === card.requestId}
                    onTap={() => onOpen(card.requestId)}
                  />
                </Box>
              ))}
            </Box>
            <More pages={pages} />
          </>
        );
      }}
    </LoadedView>
  );
}
