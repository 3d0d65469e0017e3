/** How `wx` fails: with a text in `errMsg`. */
export class WxFailure extends Error {
  constructor(readonly errMsg: string) {
    super(errMsg);
  }
}

export interface Answer {
  status: number;
  data: unknown;
}

export async function post(path: string, body: unknown): Promise<Answer> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, data: (await response.json()) as unknown };
}

export async function get(path: string): Promise<unknown> {
  const response = await fetch(path);
  return (await response.json()) as unknown;
}
