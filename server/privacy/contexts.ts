/** Where sealed texts belong. A text moved to another row or column does not open there. */
export const sealContext = {
  number: (personId: string) => `person:${personId}:number`,
  name: (personId: string) => `person:${personId}:name`,
  phone: (personId: string) => `person:${personId}:phone`,
  typedName: (bindingId: string) => `binding:${bindingId}:name`,
  itemName: (orderId: string, personId: string) => `order:${orderId}:${personId}:name`,
  holder: (voucherId: string) => `voucher:${voucherId}:holder`,
};
