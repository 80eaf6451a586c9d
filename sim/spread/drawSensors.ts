/**
 * The sensors a board really has. Under `hard` every second board has those of quality `poor` while the profile still
 * states the chosen ones: a load cell or a cable is worse than its label.
 */
import { RandomStream } from '../random.js';
import type { SensorChoice } from '../sensors/sensorSpec.js';
import type { SpreadKind } from './spreadKind.js';

export function drawSensors(
  chosen: SensorChoice | undefined,
  seed: number,
  spread: SpreadKind,
): SensorChoice | undefined {
  if (spread !== 'hard' || new RandomStream(seed, 'form.sensors').uniform() >= 0.5) return chosen;
  return { ...chosen, quality: 'poor' };
}
