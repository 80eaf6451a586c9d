/**
 * The counter electrode of a half cell: sodium metal in excess, potential 0 V, no lag and no polarisation.
 *
 * The signs stay those of the full cell: a positive current plates the collector, and the cell voltage is counter minus
 * collector, so it is positive on plating and runs to a negative limit on stripping (the usual half-cell plot shows its
 * negative). The metal's own overpotential is part of the electrolyte resistance. The excess is `counterExcess`
 * capacities: a half cell that ends has lost that much. Source: PHYSICS A5, A9 (5).
 */
import type { PositiveElectrode } from './positiveElectrode.js';

export class CounterElectrode implements PositiveElectrode {
  surfacePotential_V(): number {
    return 0;
  }

  advance(): void {
    // Nothing of a metal electrode in excess changes.
  }
}
