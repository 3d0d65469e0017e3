/** Where sealed texts belong. A text moved to another row or column does not open there. */
export const sealContext = {
  number: (personId: string) => `person:${personId}:number`,
  name: (personId: string) => `person:${personId}:name`,
  phone: (personId: string) => `person:${personId}:phone`,
  typedName: (bindingId: string) => `binding:${bindingId}:name`,
  itemName: (orderId: string, personId: string) => `order:${orderId}:${personId}:name`,
  staffName: (staffId: string) => `staff:${staffId}:name`,
  invitedName: (invitationId: string) => `invitation:${invitationId}:name`,
  requestBody: (requestId: string) => `request:${requestId}:body`,
  stepText: (requestId: string, position: number) => `request:${requestId}:step:${position}`,
  leftOut: (county: string, year: number, personId: string) =>
    `left-out:${county}:${year}:${personId}`,
  address: (county: string, personId: string) => `resident:${county}:${personId}:address`,
  contact: (county: string, personId: string, kind: string) =>
    `contact:${county}:${personId}:${kind}`,
  findingNote: (findingId: string) => `finding:${findingId}:note`,
  findingReason: (findingId: string) => `finding:${findingId}:reason`,
  formerNumber: (lookupHash: string) => `document:${lookupHash}:number`,
  auditSecret: (auditId: number) => `audit:${auditId}`,
  holder: (voucherId: string) => `voucher:${voucherId}:holder`,
};
