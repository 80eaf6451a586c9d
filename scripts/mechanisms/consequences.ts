/** What each assumed number decides: which conclusion drawn from a simulated cell falls with it. */
export interface Consequence {
  readonly title: string;
  readonly text: string;
  readonly numbers: readonly string[];
}

export const CONSEQUENCES: readonly Consequence[] = [
  {
    title: 'How fast the cathode relaxes',
    text: 'How long a rest must last before its voltage says anything about a leak, how small a leak it can show, and whether a discharge ends with an empty collector or with a hidden reservoir. The form matters more than the time: with a power law no wait is long enough.',
    numbers: [
      'relaxation',
      'diffusionTime_s',
      'diffusionActivation_J_per_mol',
      'fastResistance_ohm',
      'fastTime_s',
      'slowResistance_ohm',
      'slowTime_s',
    ],
  },
  {
    title: 'The open-circuit curve',
    text: 'How steep the top edge is, and so what leak a falling rest voltage stands for; on a plateau, whether a voltage says anything about the charge at all.',
    numbers: ['ocvOffset_V', 'ocvEdgeWidth', 'hysteresis_V', 'hysteresisShare', 'entropy_V_per_K'],
  },
  {
    title: 'The first charge',
    text: 'The initial efficiency and the slack of the cathode after it, which decides how much loss of cathode or slow diffusion stays unseen. Nothing after the first cycles hangs on it.',
    numbers: ['formationShare', 'reservoirShare', 'STEP_WIDTH'],
  },
  {
    title: 'Resistances and kinetics of the collector',
    text: 'The voltage under current, the energy efficiency, the heat, and the pressure trend of the hysteresis. Leaks and losses found from charge do not hang on it.',
    numbers: [
      'leadResistance_ohm',
      'electrolyteResistance_ohm',
      'interfaceResistance_ohm_cm2',
      'exchangeCurrent_mA_per_cm2',
      'exchangeActivation_J_per_mol',
      'nucleationCharge_C_per_cm2',
      'nucleationPressure_V_per_MPa',
      'nucleationPeakTime_s',
      'nucleationPeakCurrent_mA_per_cm2',
      'NUCLEATION_JOIN_MA_PER_CM2',
    ],
  },
  {
    title: 'Contact and voids',
    text: 'When a solid contact runs away and how fast it comes back. How often its noise is taken for a dip. A wetted cell, the default, hangs on none of it but on being wetted.',
    numbers: [
      'contactShare',
      'voidGrowth_cm2_per_mAh',
      'delaminationNoise_V',
      'delaminationTime_s',
      'contactHealing_s',
      'voidFilling_mAh_per_cm2',
      'strandedByVoids',
    ],
  },
  {
    title: 'Growth of SEI',
    text: 'How fast a healthy cell fades and how its fade divides between cycles and calendar time. Whether the monitor finds a loss does not hang on it; how soon does.',
    numbers: ['seiShare', 'seiGrowth_C_per_cm2_sqrt_s', 'galvanicCurrent_uA_per_cm2', 'NATIVE_C_PER_CM2'],
  },
  {
    title: 'Death and return of metal',
    text: 'The fade by dead sodium, its trends with rate and pressure, and every efficiency above 100 % of a full cell: without stranded or reactivated metal there is none.',
    numbers: [
      'deadShare',
      'deadContactFactor',
      'deadDepthFactor',
      'isolation_per_s',
      'strandedShare',
      'reconnection_s',
      'reconnectionPressure_kPa',
      'reactivation_per_h',
      'deadCorrosion_per_h',
    ],
  },
  {
    title: 'Volumes of what is lost',
    text: 'The split of a loss into dead sodium and SEI from the stack pressure: it divides by the difference of these volumes. Dead sodium of an unknown porosity makes the split wrong by half.',
    numbers: ['deadPorosity', 'seiVolume_cm3_per_Ah', 'gasVolume_cm3_per_Ah'],
  },
  {
    title: 'Stack and fixture',
    text: 'The smallest leak that pressure shows under current: creep looks like charge without volume. Size and time of the creep set that limit, not the noise of the load cell.',
    numbers: [
      'stackStiffness_kPa_per_um',
      'thermalPressure_kPa_per_K',
      'creepShare',
      'creepTime_s',
      'fastCreepShare',
      'fastCreepTime_s',
      'extrusion_per_h',
    ],
  },
  {
    title: 'Births, lives and sizes of soft shorts',
    text: 'How often shorts come, how long they stay, whether they become hard. Rates of detection and of missed shorts of a population hang on every one of these; the limits for a given fixed short do not.',
    numbers: [
      'shortBirths_per_h',
      'shortDensity_mA_per_cm2',
      'shortDead_C_per_cm2',
      'shortMedian_ohm',
      'shortSpread_decades',
      'filamentCharge_C_per_mS',
      'filamentGrowth_cm2_per_mAh',
      'filamentDissolution_mAh_per_cm2',
      'fusePower_W',
      'fuseRate_per_s',
      'LIFE_TRANSIENT_S',
      'LIFE_SHORT_S',
      'LIFE_LONG_S',
      'SHARE_TRANSIENT',
      'SHARE_SHORT',
      'CONVERTER_S',
    ],
  },
  {
    title: 'Currents that look like a short',
    text: 'Whether a found leak may be a shuttle or the electrolyte: their dependence on voltage and temperature is all that tells them apart.',
    numbers: [
      'electrolyteThickness_um',
      'shuttleCurrent_uA_per_cm2',
      'shuttleActivation_J_per_mol',
      'SHUTTLE_ONSET_V',
      'oxidationCurrent_uA_per_cm2',
      'oxidationReference_V',
      'oxidationSlope_V',
      'oxidationLimit_uA_per_cm2',
    ],
  },
  {
    title: 'Heat',
    text: 'How warm a hard short makes the cell, and how far its own current moves the temperature during a cycle.',
    numbers: ['heatCapacity_J_per_K', 'heatTransfer_W_per_K'],
  },
  {
    title: 'Liquid electrolyte',
    text: 'The current above which the salt at the collector runs out, and when. Off in the reference cell.',
    numbers: ['limitingCurrent_mA_per_cm2', 'concentrationTime_s'],
  },
  {
    title: 'Half cell',
    text: 'Nothing, as long as the counter electrode outlasts the run.',
    numbers: ['counterExcess'],
  },
];
