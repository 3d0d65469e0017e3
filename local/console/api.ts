/** The console's side of `/console/api`, described in local/README.md. */
export interface Family {
  key: string;
  place: { code: string; name: string };
  title: string;
  story: string;
  year: number;
  opensOn: string;
  livesToday: boolean;
  members: Member[];
}

export interface Member {
  name: string;
  relationToHead: string;
  document: { type: string; number: string };
  binding: "weak" | "full" | null;
}

/** Somebody who works for a place. */
export interface Worker {
  key: string;
  county: { code: string; name: string };
  name: string;
  title: string;
  place: { code: string; name: string };
  department: string | null;
}

export interface Payment {
  outTradeNo: string;
  totalFee: number;
  state: "NOTPAY" | "SUCCESS" | "REFUND" | "CLOSED";
  orderedAt: string;
  paidAt: string | null;
  acknowledged: boolean;
}

export interface Message {
  id: string;
  at: string;
  title: string;
  rows: { label: string; value: string }[];
  page?: string;
}

export interface State {
  now: string;
  who: { openid: string; family: string | null; worker: string | null };
  nextPayment: string;
  messages: Message[];
  payments: Payment[];
}

export async function get<T>(path: string): Promise<T> {
  return read<T>(await fetch(path));
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  const headers = { "content-type": "application/json" };
  return read<T>(await fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function read<T>(response: Response): Promise<T> {
  const data = (await response.json()) as T & { error?: { message: string } };
  if (!response.ok) throw new Error(data.error?.message ?? `HTTP ${response.status}`);
  return data;
}
