import { login, START, tokenOf, type LoginPhase } from "./login";

const code = {
  token: "a-token-of-more-than-twenty",
  number: "47",
  expiresAt: "2022-11-08T10:01:30+08:00",
};
const shown: LoginPhase = { phase: "shown", code, seen: false };

test("a code is shown, seen by the phone, and let in", () => {
  expect(login(START, { type: "got", code })).toEqual(shown);
  const seen = login(shown, { type: "polled", state: "seen" });
  expect(seen).toEqual({ ...shown, seen: true });
  expect(login(seen, { type: "polled", state: "in" })).toEqual({ phase: "in" });
});

test("a code that ran out is replaced by a new one", () => {
  expect(login(shown, { type: "polled", state: "expired" })).toEqual(START);
  expect(login(shown, { type: "ran-out" })).toEqual(START);
});

test("who was refused waits for a person to try again", () => {
  const refused = login(shown, { type: "polled", state: "refused" });
  expect(refused).toEqual({ phase: "refused" });
  expect(login(refused, { type: "polled", state: "waiting" })).toEqual(refused);
  expect(login(refused, { type: "again" })).toEqual(START);
});

test("an answer that comes after the browser is in changes nothing", () => {
  const inside: LoginPhase = { phase: "in" };
  expect(login(inside, { type: "ran-out" })).toEqual(inside);
  expect(login(inside, { type: "polled", state: "expired" })).toEqual(inside);
});

test("who has a session already goes in", () => {
  expect(login(START, { type: "let-in" })).toEqual({ phase: "in" });
  expect(login(shown, { type: "let-in" })).toEqual({ phase: "in" });
});

test("the token is found by itself and in an address; other codes are none of ours", () => {
  expect(tokenOf(` ${code.token} `)).toBe(code.token);
  expect(tokenOf(`https://desk.example/l?${code.token}`)).toBe(code.token);
  expect(tokenOf("6901234567892")).toBeUndefined();
});
