/**
 * The normal equations of a least-squares fit with four unknowns, A x = b with A symmetric and positive definite.
 *
 * Gauss elimination on the upper triangle alone: A = L D L^T, so the diagonal serves as pivot and the part below it is
 * neither filled nor read. A third of the work of a full elimination: all fits of a rest are solved in one step.
 */
import type { i32 } from '../types.js';

/** Unknowns: those of a cubic. */
export const ORDER: i32 = 4;

export class NormalEquations {
  /** A, row by row, its upper triangle; spent by `solve`. */
  readonly matrix: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** b; after `solve` the solution. */
  readonly side: number[] = [0, 0, 0, 0];

  /** False, and no solution, when a pivot is not above `least`. */
  solve(least: number): boolean {
    for (let pivot: i32 = 0; pivot < ORDER; pivot++) {
      const diagonal: number = this.matrix[(pivot * ORDER + pivot) | 0];
      if (!(diagonal > least)) {
        return false;
      }
      for (let row: i32 = (pivot + 1) | 0; row < ORDER; row++) {
        this.subtract(pivot, row, this.matrix[(pivot * ORDER + row) | 0] / diagonal);
      }
    }
    for (let k: i32 = 0; k < ORDER; k++) {
      this.substitute((ORDER - 1 - k) | 0);
    }
    return true;
  }

  private subtract(pivot: i32, row: i32, factor: number): void {
    for (let column: i32 = row; column < ORDER; column++) {
      const at: i32 = (row * ORDER + column) | 0;
      this.matrix[at] = this.matrix[at] - factor * this.matrix[(pivot * ORDER + column) | 0];
    }
    this.side[row] = this.side[row] - factor * this.side[pivot];
  }

  private substitute(row: i32): void {
    let rest: number = this.side[row];
    for (let column: i32 = (row + 1) | 0; column < ORDER; column++) {
      rest = rest - this.matrix[(row * ORDER + column) | 0] * this.side[column];
    }
    this.side[row] = rest / this.matrix[(row * ORDER + row) | 0];
  }
}
