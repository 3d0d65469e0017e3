/**
 * Numbers that were given in full to find somebody beyond one's own places (KP-25): they open that one person's page again. They
 * live in this page's memory only, never in an address or in storage.
 */
export interface Ticket {
  documentType: "resident-id" | "hmt-permit" | "foreigner-id" | "passport" | "birth-certificate";
  documentNumber: string;
}

const tickets = new Map<string, Ticket>();

export const keepTicket = (personId: string, ticket: Ticket): void =>
  void tickets.set(personId, ticket);
export const ticketOf = (personId: string): Ticket | undefined => tickets.get(personId);
export const forgetTickets = (): void => tickets.clear();
