/**
 * The cycler's protocol: constant-current constant-voltage charge, rest, constant-current discharge, optional slow
 * tail, rest; repeated. Rates are per hour of the NOMINAL capacity (0.5 = C/2), as on a real cycler.
 */
import { requireNumber, requireOneOf, ScenarioError } from '../scenario/scenarioError.js';

export interface Protocol {
  chargeRate_per_h: number;
  voltageMax_V: number;
  /** The constant-voltage step ends at this rate; 0 = no constant-voltage step. */
  cvCutRate_per_h: number;
  /** Longest constant-voltage step, h: a leak above the cut-off current would hold it for ever. */
  cvMax_h: number;
  restTop_s: number;
  dischargeRate_per_h: number;
  voltageMin_V: number;
  /** Second discharge to the same limit that empties what the fast one left; 0 = none. */
  slowTailRate_per_h: number;
  restBottom_s: number;
  /** The cycler opens the contactor in rests, so that the current through the shunt is exactly zero. */
  contactorInRests: 'open' | 'closed';
}

/** C/2 to 3.6 V and C/50, 1 h rest, C/2 to 2.4 V, 30 min rest. */
export function defaultProtocol(): Protocol {
  return {
    chargeRate_per_h: 0.5,
    voltageMax_V: 3.6,
    cvCutRate_per_h: 0.02,
    cvMax_h: 3,
    restTop_s: 3600,
    dischargeRate_per_h: 0.5,
    voltageMin_V: 2.4,
    slowTailRate_per_h: 0,
    restBottom_s: 1800,
    contactorInRests: 'open',
  };
}

/** Throws a ScenarioError if the protocol is impossible for a cathode with this voltage window. */
export function checkProtocol(protocol: Protocol, voltageMin_V: number, voltageMax_V: number): void {
  const known = Object.keys(defaultProtocol());
  for (const key of Object.keys(protocol)) {
    if (!known.includes(key)) {
      throw new ScenarioError(`protocol.${key} is not a parameter; known: ${known.join(', ')}`);
    }
  }
  requireNumber('protocol.chargeRate_per_h', protocol.chargeRate_per_h, 0.001, 10);
  requireNumber('protocol.dischargeRate_per_h', protocol.dischargeRate_per_h, 0.001, 10);
  requireNumber('protocol.voltageMax_V', protocol.voltageMax_V, voltageMin_V, voltageMax_V);
  requireNumber('protocol.voltageMin_V', protocol.voltageMin_V, 0.5, protocol.voltageMax_V - 0.1);
  requireNumber('protocol.cvCutRate_per_h', protocol.cvCutRate_per_h, 0, protocol.chargeRate_per_h);
  requireNumber('protocol.cvMax_h', protocol.cvMax_h, 0.01, 100);
  requireNumber('protocol.restTop_s', protocol.restTop_s, 0, 1e7);
  requireNumber('protocol.restBottom_s', protocol.restBottom_s, 0, 1e7);
  requireNumber('protocol.slowTailRate_per_h', protocol.slowTailRate_per_h, 0, protocol.dischargeRate_per_h);
  requireOneOf('protocol.contactorInRests', protocol.contactorInRests, ['open', 'closed']);
}
