/**
 * A part on an I2C bus, byte by byte: the same calls an emulated microcontroller's I2C block makes. What a part says and
 * when is its own; how long a byte takes is the bus's.
 */
export interface I2cTarget {
  /** The part's address after a START or a repeated one; `reading` is its lowest bit. False: not acknowledged. */
  start(reading: boolean): boolean;
  /** A byte from the controller. False: not acknowledged. */
  write(byte: number): boolean;
  /** The next byte to the controller. */
  read(): number;
  stop(): void;
}

/** Time that whoever runs the simulation moves, s. */
export interface DeviceClock {
  now_s: number;
}

/** A physical quantity at a part's input, at any time up to now. */
export type Signal = (time_s: number) => number;
