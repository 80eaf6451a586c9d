/**
 * Number kinds of the portable subset. To TypeScript and DeviceScript they are plain numbers; to the C compiler they
 * are 32-bit and 8-bit integers. A value is stored into one only from an integer expression or through `| 0` / `>>> 0`.
 */
export type i32 = number;
export type u32 = number;
export type u8 = number;

/** Constant printable ASCII: only its `length` and `charCodeAt` are read. In C its bytes and their number. */
export type text = string;
