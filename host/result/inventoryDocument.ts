/** The sodium ledger in the result: for every pool its change since the reference with bounds, or why it is not observable. */
import type { Pool } from '../../firmware/core/ledger/pool.js';
import type { BatteryMonitor } from '../../firmware/core/monitor.js';
import { forecastDocument } from './forecastDocument.js';
import {
  activeReason,
  cathodeLossReason,
  COLLECTOR_CATHODE,
  splitReason,
  strandedReason,
} from './ledgerReasons.js';
import { type Conclusion, lossConclusion, reservoirConclusion } from './observability.js';
import type { InventoryDocument } from './resultSchema.js';

const SECONDS_PER_HOUR = 3600;

/** What the cathode may hold beyond its nominal capacity, for the bound on its loss. Assumed (2 to 10 %). */
const CAPACITY_SPREAD = 0.05;

export function inventoryDocument(monitor: BatteryMonitor): InventoryDocument {
  monitor.locateSodium();
  const { inventory, ledger } = monitor;
  const loss = lossConclusion(monitor);
  const located = { observable: ledger.active.observable, reason: activeReason(monitor, loss) };
  return {
    observable: loss.observable,
    reason: loss.reason,
    lli_Ah: loss.observable ? inventory.lli_C / SECONDS_PER_HOUR : null,
    lliLow_Ah: inventory.lliLow_C / SECONDS_PER_HOUR,
    lliHigh_Ah: inventory.lliHigh_C / SECONDS_PER_HOUR,
    lliObservable: loss.observable,
    lliReason: loss.reason,
    ...poolDocument('dead', ledger.dead, splitReason(monitor, loss, ledger.dead)),
    ...poolDocument('sei', ledger.sei, splitReason(monitor, loss, ledger.sei)),
    ...poolDocument('stranded', ledger.stranded, strandedReason(monitor, loss)),
    ...cathodeLoss(monitor),
    ...reservoir(monitor),
    pools: {
      ...poolDocument('cathode', ledger.cathode, located.reason),
      ...poolDocument('active', ledger.active, located.reason),
    },
    forecast: forecastDocument(monitor, loss),
  };
}

type PoolFields<P extends string> = Record<`${P}_Ah`, number | null> &
  Record<`${P}Low_Ah` | `${P}High_Ah`, number> &
  Record<`${P}Observable`, boolean> &
  Record<`${P}Reason`, string>;

/** One pool, C, as its five fields, Ah. */
function poolDocument<P extends string>(name: P, pool: Readonly<PoolValues>, reason: string): PoolFields<P> {
  return {
    [`${name}_Ah`]: pool.observable ? pool.value_C / SECONDS_PER_HOUR : null,
    [`${name}Low_Ah`]: pool.low_C / SECONDS_PER_HOUR,
    [`${name}High_Ah`]: pool.high_C / SECONDS_PER_HOUR,
    [`${name}Observable`]: pool.observable,
    [`${name}Reason`]: reason,
  } as PoolFields<P>;
}

type PoolValues = Pick<Pool, 'observable' | 'value_C' | 'low_C' | 'high_C'>;

/** Sodium locked in lost cathode: measured where rests show the leak, else between what no leak can have hidden and what is left. */
function cathodeLoss(monitor: BatteryMonitor): PoolFields<'lam'> {
  const { locked } = monitor.ledger;
  if (monitor.profile.isCollectorHalfCell()) {
    const none = { observable: false, value_C: 0, low_C: 0, high_C: 0 };
    return poolDocument('lam', none, COLLECTOR_CATHODE);
  }
  const nominal_C = monitor.profile.capacity_Ah * SECONDS_PER_HOUR;
  const delivered_C = Math.min(monitor.cycle.discharge_C, nominal_C);
  const most_C = Math.max(locked.low_C, (1 + CAPACITY_SPREAD) * nominal_C - delivered_C);
  const { observable } = locked;
  const high_C = locked.bounded ? locked.high_C : most_C;
  const values = { observable, value_C: locked.locked_C, low_C: locked.low_C, high_C };
  return poolDocument('lam', values, cathodeLossReason(monitor, observable));
}

/** Metal left on the collector: none after an anode-limited discharge, then and now, within the error of the capacity. */
function reservoir(monitor: BatteryMonitor): PoolFields<'reservoir'> {
  const { inventory } = monitor;
  const conclusion: Conclusion = reservoirConclusion(monitor);
  const residual_C = inventory.lliHigh_C - inventory.lli_C;
  // Metal that an earlier discharge left may have been recovered since: the change has either sign.
  const held_C = monitor.profile.isCollectorHalfCell() ? inventory.lliHigh_C : 0;
  const unseen_C = Math.max(monitor.profile.capacity_Ah * SECONDS_PER_HOUR, held_C);
  const reach_C = conclusion.observable ? residual_C : unseen_C;
  const values = { observable: conclusion.observable, value_C: 0, low_C: -reach_C, high_C: reach_C };
  return poolDocument('reservoir', values, conclusion.reason);
}
