/** Arithmetic of identity numbers. No dependencies: the phone carries it too. */

const MOD_11_2_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const MOD_11_2_DIGITS = "10X98765432";

/** Check digit of an 18-digit number from its first 17 digits (GB 11643, ISO 7064 MOD 11-2); `X` stands for ten. */
export function residentCheckDigit(first17: string): string {
  const sum = MOD_11_2_WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return MOD_11_2_DIGITS.charAt(sum % 11);
}

const TRAVEL_WEIGHTS = [7, 3, 1] as const;

/** Check digit of the 15-character permanent residence number from its first 14: weights 7-3-1 as in machine-readable passports, A = 10 … Z = 35. */
export function permanentResidenceCheckDigit(first14: string): string {
  const sum = Array.from(first14).reduce(
    (total, sign, i) => total + (TRAVEL_WEIGHTS[i % 3] ?? 0) * Number.parseInt(sign, 36),
    0,
  );
  return String(sum % 10);
}

/** The 18-digit number of a 15-digit one. Serials 996 to 999 were kept for people born in the century before. */
export function toEighteenDigits(fifteen: string): string {
  const century = Number(fifteen.slice(12)) >= 996 ? "18" : "19";
  const first17 = fifteen.slice(0, 6) + century + fifteen.slice(6);
  return first17 + residentCheckDigit(first17);
}

/** `19900229` → undefined, `19900228` → `1990-02-28`. Years before 1850 belong to nobody who can enrol. */
export function dateOfDigits(eight: string): string | undefined {
  const date = `${eight.slice(0, 4)}-${eight.slice(4, 6)}-${eight.slice(6)}`;
  const time = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(time.getTime()) || time.getUTCFullYear() < 1850) return undefined;
  // Date rolls 02-30 over into March: only a day that survives the round trip exists.
  return time.toISOString().slice(0, 10) === date ? date : undefined;
}
