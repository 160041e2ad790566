/** Letters of a room's code: no vowels, so that it spells nothing; no look-alikes in capitals (B/8, D/0, G/6, S/5, Z/2, I/1). */
export const CODE_LETTERS = "CFHJKLMNPQRTVWXY";
export const CODE_LENGTH = 5;
const shape = new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`);

/** A code as people type it, made proper: capitals, no spaces or dashes. Undefined if it cannot be a code. */
export function properCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, "");
  return shape.test(code) ? code : undefined;
}

/** A code from random bytes; 16 letters divide 256, so that each is equally likely. */
export function codeFrom(bytes: Uint8Array): string {
  let code = "";
  for (const byte of bytes.subarray(0, CODE_LENGTH)) code += CODE_LETTERS[byte % CODE_LETTERS.length];
  return code;
}
