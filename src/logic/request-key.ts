const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * A key for one intention, 26 signs, so that a repeated call is the same call. Uniqueness matters, secrecy does not:
 * the server keeps keys per person.
 */
export function newRequestKey(now: number, random: () => number): string {
  let time = "";
  for (let rest = now, i = 0; i < 10; i += 1, rest = Math.floor(rest / 32))
    time = LETTERS[rest % 32] + time;
  const chance = Array.from({ length: 16 }, () => LETTERS[Math.floor(random() * 32)]).join("");
  return time + chance;
}
