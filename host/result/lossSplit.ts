/** When the loss of cyclable sodium counts as split: in the verdict and in the report alike. */

/** Dead sodium or SEI, as far as it is known. */
export interface PartOfLoss {
  value_Ah: number | null;
  low_Ah: number;
  high_Ah: number;
}

/** Whether any part is known better than that it lies between nothing and the whole loss. */
export const isLossSplit = (parts: readonly PartOfLoss[], lossHigh_Ah: number): boolean =>
  parts.some(({ value_Ah, low_Ah, high_Ah }) => value_Ah !== null || low_Ah > 0 || high_Ah < lossHigh_Ah);
