import { useState } from "react";
import { Card, LoadedView } from "../../components";
import { instantText } from "../../logic";
import { Box, Heading, PhoneLink, platform, Tap, Words } from "../../platform";
import { callStaff, usePages, useStaff, type StaffReply } from "../client";
import { CONTACTS } from "../logic";
import { ContactDialog } from "../parts/contact-dialog";
import { More, Nothing } from "../parts/more";
import { personNote } from "../parts/person-line";
import { PlaceBar, useOwnPlace } from "../parts/place-bar";
import { StaffPage } from "../parts/staff-page";
import { go } from "../routes";

type Away = StaffReply<"away">["people"][number];
type Contact = Away["contacts"][number];

/** Those who are away from home, and how to reach each (MC-24). */
export default function AwayPage() {
  return (
    <StaffPage title="外出人员" here="away">
      <Whole />
    </StaffPage>
  );
}

function Whole() {
  const [place, choosePlace] = useOwnPlace();
  return (
    <>
      <PlaceBar id="away-place" value={place} onPick={choosePlace} />
      {place === undefined ? (
        <Nothing>您的职责里没有可以看名单的地方。</Nothing>
      ) : (
        <List key={place} place={place} />
      )}
    </>
  );
}

function List({ place }: { place: string }) {
  const first = useStaff("away", { place });
  const pages = usePages(first, (cursor) => callStaff("away", { place, cursor }));
  const [editing, setEditing] = useState<Away>();
  return (
    <LoadedView loaded={first}>
      {() => {
        const people = pages.pages.flatMap((page) => page.people);
        return (
          <>
            {people.length === 0 ? (
              <Nothing>还没有登记外出的人。在个人信息页可以登记联系方式。</Nothing>
            ) : null}
            <Box as="ul" className="cards">
              {people.map((away) => (
                <Box as="li" key={away.card.personId}>
                  <OneAway away={away} onEdit={() => setEditing(away)} />
                </Box>
              ))}
            </Box>
            <More pages={pages} />
            {editing ? (
              <ContactDialog
                personId={editing.card.personId}
                name={editing.card.name}
                onSaved={() => {
                  setEditing(undefined);
                  first.reload();
                }}
                onClose={() => setEditing(undefined)}
              />
            ) : null}
          </>
        );
      }}
    </LoadedView>
  );
}

function OneAway({ away, onEdit }: { away: Away; onEdit(): void }) {
  const { card, contacts } = away;
  return (
    <Card>
      <Heading level={2} className="request-line-title">
        {card.name}
      </Heading>
      <Box className="small soft">{personNote(card)}</Box>
      {contacts.map((contact) => (
        <OneContact key={contact.kind + contact.value} name={card.name} contact={contact} />
      ))}
      <Box className="material-taps">
        <Tap
          link
          className="small-tap"
          label={`看这个人：${card.name}`}
          onTap={() => go.person(card.personId)}
        >
          看这个人
        </Tap>
        <Tap className="small-tap" label={`改联系方式：${card.name}`} onTap={onEdit}>
          改联系方式
        </Tap>
      </Box>
    </Card>
  );
}

/** A number is called with one tap; everything else is copied. */
function OneContact({ name, contact }: { name: string; contact: Contact }) {
  const { kind, value, awayPlace, savedAt } = contact;
  const words = (
    <>
      <Words>{`${CONTACTS[kind]}${awayPlace ? `（在${awayPlace}）` : ""}`}</Words>
      <Words className="contact-number">{value}</Words>
    </>
  );
  return (
    <Box>
      {kind === "phone" || kind === "sms" ? (
        <PhoneLink
          className="contact contact-last"
          phone={value}
          label={`打电话给${name}，${value}`}
        >
          {words}
        </PhoneLink>
      ) : (
        <CopyLine value={value}>{words}</CopyLine>
      )}
      <Box className="small soft">{`${instantText(savedAt)} 登记`}</Box>
    </Box>
  );
}

interface CopyLineProps {
  value: string;
  children: React.ReactNode;
}

function CopyLine({ value, children }: CopyLineProps) {
  const [copied, setCopied] = useState<boolean>();
  return (
    <>
      <Tap
        className="contact contact-last contact-copy"
        onTap={() => void platform.copy(value).then(setCopied)}
      >
        {children}
      </Tap>
      <Box className="small soft" live="polite">
        {copied === undefined ? "点一下复制" : copied ? "已复制" : "这台设备不让复制，请照着抄"}
      </Box>
    </>
  );
}
