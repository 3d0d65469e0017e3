import { useState } from "react";
import type { PersonView } from "../../../core/contracts";
import { Card, Row } from "../../components";
import { Box, Tap } from "../../platform";
import { mayCall } from "../logic";
import { ContactDialog } from "../parts/contact-dialog";
import { useWorker } from "../state";

interface ContactsProps {
  person: PersonView;
  onChange(): void;
}

/** How to reach somebody who is away (MC-24). */
export function Contacts({ person, onChange }: ContactsProps) {
  const worker = useWorker();
  const [open, setOpen] = useState(false);
  const { contacts, card } = person;
  return (
    <Card title="外出时的联系方式">
      {contacts.length === 0 ? <Box className="soft">没有登记。</Box> : null}
      {contacts.map(({ kind, valueMasked, awayPlace }, index) => (
        <Row
          key={`${kind}${valueMasked}`}
          label={kind}
          last={index === contacts.length - 1}
          note={awayPlace ? `在${awayPlace}` : ""}
        >
          {valueMasked}
        </Row>
      ))}
      {mayCall(worker, "saveContact") ? (
        <Box className="material-taps">
          <Tap className="small-tap" onTap={() => setOpen(true)}>
            登记联系方式
          </Tap>
        </Box>
      ) : null}
      {open ? (
        <ContactDialog
          personId={card.personId}
          name={card.name}
          onSaved={() => {
            setOpen(false);
            onChange();
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </Card>
  );
}
