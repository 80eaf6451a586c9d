/** What an emulated board is run with: a load cell at the bridge converter as the register models have it, and a demonstration. */
import { DEFAULT_CELL_SENSORS } from '../devices/cellSensors.js';
import { healthyScenario, type Scenario } from '../scenario/scenario.js';

/** The load cell of `DEFAULT_CELL_SENSORS`, as a board file states it. */
export const EMULATED_LOAD_CELL = {
  sensitivity_V_per_V: DEFAULT_CELL_SENSORS.loadCellSensitivity_V_per_V,
  fullScale_kPa: DEFAULT_CELL_SENSORS.loadCellFullScale_kPa,
  zero_V_per_V: DEFAULT_CELL_SENSORS.loadCellZero_V_per_V,
};

/**
 * Five cycles, each discharge with a slow tail, so that a sample in 10 s meets its end; from the second on five times the usual
 * dead sodium, in the fifth a soft short of 1500 ohm (2.2 mA). After its discharge the leak takes the last sodium of the
 * collector: the voltage falls to zero, and the contactor must open.
 */
export function shortScenario(): Scenario {
  return {
    ...healthyScenario(),
    name: 'board',
    cycles: 5,
    protocol: { ...healthyScenario().protocol, slowTailRate_per_h: 0.05 },
    spread: 'off',
    step_s: 5,
    logger: { period_s: 10 },
    contactor: 'obey',
    faults: [
      { name: 'softShort', parameters: { resistance_ohm: 1500, start_cycle: 5 } },
      { name: 'deadSodium', parameters: { factor: 5, start_cycle: 2 } },
    ],
  };
}
