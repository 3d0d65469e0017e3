import { Box, PhoneLink, Words } from "../platform";
import { Card } from "./card";

interface Contact {
  name: string;
  phone: string;
}

/** Whom to ask; a tap calls. */
export function ContactList({
  contacts,
  title = "找人问",
}: {
  contacts: Contact[];
  title?: string;
}) {
  if (contacts.length === 0) return null;
  return (
    <Card title={title}>
      <Box as="ul">
        {contacts.map((contact, index) => (
          <Box as="li" key={contact.name + contact.phone}>
            <PhoneLink
              className={`contact ${index === contacts.length - 1 ? "contact-last" : ""}`}
              phone={contact.phone}
              label={`打电话给${contact.name}，${contact.phone}`}
            >
              <Words>{contact.name}</Words>
              <Words className="contact-number">{contact.phone}</Words>
            </PhoneLink>
          </Box>
        ))}
      </Box>
    </Card>
  );
}
