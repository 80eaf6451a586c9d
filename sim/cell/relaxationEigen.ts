/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi rotations.
 * Source: Golub and Van Loan, Matrix Computations, 8.5 (cyclic Jacobi). Used once, when a cell is made.
 */

/** One eigenpair; the vector has length 1. */
export interface Eigenpair {
  readonly value: number;
  readonly vector: readonly number[];
}

/** Sweeps after which quadratic convergence has long ended for the sizes used here (at most 16). */
const SWEEPS_MAX = 60;

/** All eigenpairs, smallest value first. */
export function symmetricEigenpairs(matrix: readonly (readonly number[])[]): Eigenpair[] {
  const n = matrix.length;
  const a = matrix.map((row) => [...row]);
  const v = matrix.map((_, i) => matrix.map((_row, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < SWEEPS_MAX; sweep++) {
    let rotated = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) rotated = rotate(a, v, p, q) || rotated;
    }
    if (!rotated) break;
  }
  const pairs = a.map((row, i) => ({ value: row[i], vector: v.map((line) => line[i]) }));
  return pairs.sort((x, y) => x.value - y.value);
}

/** Turns the plane (p, q) so that a[p][q] becomes zero; false if it already is, to the last bit of its neighbours. */
function rotate(a: number[][], v: number[][], p: number, q: number): boolean {
  const off = a[p][q];
  if (Math.abs(off) <= 1e-17 * (Math.abs(a[p][p]) + Math.abs(a[q][q]))) return false;
  const theta = (a[q][q] - a[p][p]) / (2 * off);
  const sign = theta < 0 ? -1 : 1;
  const t = sign / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (const row of a) {
    const [x, y] = [row[p], row[q]];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  }
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [a[p][k], a[q][k]];
    a[p][k] = c * x - s * y;
    a[q][k] = s * x + c * y;
  }
  for (const row of v) {
    const [x, y] = [row[p], row[q]];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  }
  return true;
}
