/** Comparison of two parity runs, output by output and bit by bit. */

/** The machine's lines `o STEP FIRST HEX…` as one row of 16-digit outputs a step. */
export function parseRows(lines: readonly string[]): string[][] {
  const rows: string[][] = [];
  for (const line of lines) {
    const [kind, step, first, digits = ''] = line.split(' ');
    if (kind !== 'o') continue;
    const row = (rows[Number(step)] ??= []);
    if (row.length !== Number(first) || digits.length % 16 !== 0) {
      throw new Error(`a line of the parity run is damaged or missing: "${line}"`);
    }
    for (let at = 0; at < digits.length; at += 16) row.push(digits.slice(at, at + 16));
  }
  return rows;
}

/** Every output that differs, one line each: step, output, both bit patterns. Empty when the runs are the same. */
export function differences(
  expected: readonly string[][],
  actual: readonly string[][],
  limit = 10,
): string[] {
  const found: string[] = [];
  if (expected.length !== actual.length) {
    found.push(`the runs have ${expected.length} and ${actual.length} steps`);
  }
  for (let step = 0; step < Math.min(expected.length, actual.length); step++) {
    const [want = [], got = []] = [expected[step], actual[step]];
    for (let output = 0; output < Math.max(want.length, got.length); output++) {
      if (want[output] === got[output]) continue;
      if (found.length >= limit) return found;
      found.push(
        `step ${step}, output ${output}: expected ${describeBits(want[output])}, got ${describeBits(got[output])}`,
      );
    }
  }
  return found;
}

function describeBits(digits: string | undefined): string {
  if (digits === undefined) return 'nothing';
  const value = Buffer.from(digits, 'hex').readDoubleLE();
  return `0x${Buffer.from(digits, 'hex').reverse().toString('hex')} (${value})`;
}
