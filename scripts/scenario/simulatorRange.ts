/**
 * What the simulator allows for a key whose range is written in its checks and depends on other keys: read from its own
 * refusal of NaN.
 */
import { ScenarioError } from '../../sim/scenario/scenarioError.js';

/** The allowed values as text; `check` must refuse what it is given. */
export function allowedText(check: () => void): string {
  try {
    check();
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const text = error.message.slice(error.message.indexOf('; ') + 2);
    return text.replace(/^it must be (a number )?(from )?/u, '').replace(/(\d\.\d{3})\d{6,}/gu, '$1');
  }
  throw new Error('the simulator took what no simulator can take');
}
