/** Physical constants, CODATA 2018. */
export const GAS_CONSTANT_J_PER_MOL_K = 8.314462618;
export const FARADAY_C_PER_MOL = 96485.33212;
/** 0 degC in kelvin. */
export const ZERO_CELSIUS_K = 273.15;
/** Temperature at which the rate constants of the parameters hold, K (25 degC). */
export const REFERENCE_K = 298.15;
/** Stack pressure at which the pressure-dependent parameters hold, kPa (PHYSICS reference cell). */
export const REFERENCE_PRESSURE_KPA = 1000;
/** Coulombs in an ampere-hour. */
export const COULOMB_PER_AH = 3600;
