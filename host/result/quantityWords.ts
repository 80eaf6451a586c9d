/** Numbers with units for people: three significant digits, an SI prefix that fits. Never used in data files. */

function withPrefix(value: number, unit: string, smallest: 'n' | 'µ' | 'm' | ''): string {
  const steps: [number, string][] = [
    [1, ''],
    [1e-3, 'm'],
    [1e-6, 'µ'],
    [1e-9, 'n'],
  ];
  const magnitude = Math.abs(value);
  if (magnitude >= 1e4 && unit === 'Ω') return `${significant(value / 1000)} k${unit}`;
  for (const [scale, prefix] of steps) {
    if (magnitude >= scale * 0.9995 || prefix === smallest) {
      return `${significant(value / scale)} ${prefix}${unit}`;
    }
  }
  return `${significant(value)} ${unit}`;
}

/** Three significant digits without an exponent where that reads well. */
export function significant(value: number): string {
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  if (magnitude >= 1e6 || magnitude < 1e-3) return value.toExponential(2);
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(magnitude)));
  return value.toFixed(decimals);
}

export const currentText = (current_A: number): string => withPrefix(current_A, 'A', 'n');
export const chargeText = (charge_Ah: number): string => withPrefix(charge_Ah, 'Ah', 'µ');
export const resistanceText = (resistance_ohm: number): string => withPrefix(resistance_ohm, 'Ω', '');

/** Time since the record began: hours, or minutes and seconds when short. */
export function hoursText(time_s: number): string {
  const magnitude = Math.abs(time_s);
  if (magnitude < 120) return `${significant(time_s)} s`;
  if (magnitude < 7200) return `${(time_s / 60).toFixed(0)} min`;
  return `${(time_s / 3600).toFixed(1)} h`;
}

export const percentText = (fraction: number, decimals = 2): string =>
  `${(100 * fraction).toFixed(decimals)} %`;
