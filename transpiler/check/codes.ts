/**
 * Every diagnostic of the subset lint: what is refused, why, and how to write it instead.
 *
 * The rules keep one source meaning the same in V8, in the DeviceScript machine and in C99. Codes are stable: append,
 * never renumber. CONTRIBUTING.md explains the subset in short.
 */
export interface RuleText {
  what: string;
  why: string;
  how: string;
}

const V8_VM_C = 'V8, the DeviceScript machine and C must run it alike';

export const RULES = {
  NS000: {
    what: 'TypeScript error',
    why: 'the rules need a program that type-checks',
    how: 'mend the error',
  },
  NS001: {
    what: 'type any, unknown, never or object',
    why: 'a value needs one fixed layout in C',
    how: 'name a number, boolean, enum or class',
  },
  NS002: {
    what: 'union, null or undefined',
    why: 'C has no tagged values',
    how: 'use a number with a boolean flag, or an enum',
  },
  NS003: {
    what: 'optional, default or rest parameter or field',
    why: 'every value exists on every target',
    how: 'declare it plainly and pass or set it',
  },
  NS004: {
    what: 'string',
    why: 'only constant text has a fixed place in C',
    how: 'use an enum, or a literal where the alias text (export type text = string) is written',
  },
  NS005: {
    what: 'closure or function expression',
    why: 'C has no captured variables',
    how: 'write a method or a module function',
  },
  NS006: { what: 'generic type', why: 'one source class is one C struct', how: 'write the concrete type' },
  NS007: {
    what: 'inheritance',
    why: 'calls must be direct in C, and super.m() does not compile for DeviceScript',
    how: 'hold the other object in a readonly field',
  },
  NS008: { what: 'exception', why: 'C has none', how: 'return a boolean or an enum' },
  NS009: {
    what: 'async code or generator',
    why: 'one step runs to its end',
    how: 'keep the state in fields and go on at the next step',
  },
  NS010: {
    what: 'destructuring or spread',
    why: 'it allocates and copies in hidden order',
    how: 'assign each value by name',
  },
  NS011: {
    what: 'operator outside the subset',
    why: V8_VM_C,
    how: 'use + - * / % comparisons && || ! ?: and bit operations',
  },
  NS012: { what: 'loose equality', why: 'it converts its operands', how: 'use === or !==' },
  NS013: {
    what: 'a value that is not boolean used as a condition',
    why: 'the DeviceScript machine takes the wrong branch on non-integers',
    how: 'compare it: x !== 0',
  },
  NS014: {
    what: '% on a value that is not an integer',
    why: 'the DeviceScript machine computes it on integers only',
    how: 'declare both operands i32, u32 or u8, or use x - y * Math.floor(x / y)',
  },
  NS015: {
    what: 'Math function outside abs, floor, ceil, imul, and min and max of two arguments',
    why: 'its last bits differ between targets',
    how: 'use the functions of mathx.ts',
  },
  NS016: {
    what: 'assignment, ++ or -- inside an expression',
    why: 'C leaves its order open',
    how: 'make it a statement of its own',
  },
  NS017: {
    what: 'more than one method call in an expression',
    why: 'C leaves their order open',
    how: 'give the first result a name',
  },
  NS018: {
    what: 'more than 8 parameters or arguments',
    why: 'DeviceScript passes at most 8',
    how: 'pass an object that holds them',
  },
  NS019: {
    what: 'field without a value',
    why: 'a struct member would be garbage until set',
    how: 'initialise it where it is declared or in the constructor',
  },
  NS020: {
    what: 'type not written',
    why: 'a number and an i32 look alike without it',
    how: 'write the type: number, i32, u32, u8, boolean, an enum or a class',
  },
  NS021: {
    what: 'object or array field that can be replaced',
    why: 'it lies inside its owner in C',
    how: 'make the field readonly and change its contents',
  },
  NS022: {
    what: 'new outside a field initialiser, a constructor’s assignment to a field, and a const of a function',
    why: 'an object lies in its owner or on the stack in C; with --no-local-objects in its owner only, because JavaScript and DeviceScript would make one on the heap at every call',
    how: 'own the object in a readonly field and reuse it',
  },
  NS023: {
    what: 'array that is not a fixed list of constants in a readonly field or a module table, or a member of Array',
    why: 'arrays have a fixed length and live inside their owner',
    how: 'write readonly a: number[] = [0, 0, 0] and a constant for its length',
  },
  NS024: {
    what: 'top-level code',
    why: 'a C file has no code that runs on loading',
    how: 'keep constants, enums, classes, functions and type aliases at the top level',
  },
  NS025: {
    what: 'variable at the top level',
    why: 'two monitors would share it',
    how: 'make it a field, or a const',
  },
  NS026: {
    what: 'import from outside',
    why: 'the core depends on nothing',
    how: 'move the code in, or pass its result in',
  },
  NS027: {
    what: 'global name',
    why: 'clock, chance, console and system differ between targets',
    how: 'pass the value in a sample, the settings or the profile',
  },
  NS028: {
    what: 'recursion',
    why: 'the stack must have a known depth (DeviceScript: 100 calls)',
    how: 'write a loop',
  },
  NS029: {
    what: 'class member outside fields, methods and one constructor',
    why: 'accessors, statics, #private names, decorators and parameter properties do not compile on every target',
    how: 'write a private field or a plain method',
  },
  NS030: {
    what: 'statement outside the subset',
    why: V8_VM_C,
    how: 'use if, while, do, for with a counter, switch, break, continue and return',
  },
  NS031: {
    what: 'switch clause that falls through',
    why: 'it is a common mistake and MISRA forbids it',
    how: 'end the clause with break, return or continue',
  },
  NS032: {
    what: 'number stored into an integer that may not hold it',
    why: 'C would convert or overflow it, JavaScript would not',
    how: 'wrap it: (x) | 0 for i32, (x) >>> 0 for u32, (x) & 255 for u8',
  },
  NS033: {
    what: 'index that is not an integer, or is outside its array',
    why: 'JavaScript would read undefined, C another element or any memory',
    how: 'declare the index i32, u32 or u8, or wrap it with | 0, and keep it within the length',
  },
  NS034: {
    what: 'type outside the subset',
    why: 'it has no layout in C',
    how: 'use number, i32, u32, u8, boolean, an enum, a class or an array of numbers',
  },
  NS035: {
    what: 'syntax outside the subset',
    why: V8_VM_C,
    how: 'see "The portable subset" in CONTRIBUTING.md',
  },
  NS036: {
    what: 'function, method or class used as a value',
    why: 'C calls must be direct',
    how: 'call it, or choose with an enum and a switch',
  },
  NS037: {
    what: 'cast or non-null assertion',
    why: 'it hides the type the compiler to C needs',
    how: 'declare the right type at the source',
  },
  NS038: {
    what: 'minus before an integer',
    why: 'JavaScript gives -0 for 0, C gives 0',
    how: 'write (0 - i) | 0',
  },
  NS039: {
    what: 'modules that import each other',
    why: 'a C header cannot include itself',
    how: 'move the shared part into a third module',
  },
  NS040: {
    what: 'operand of the wrong kind',
    why: 'JavaScript would convert it silently',
    how: 'use numbers for arithmetic and order, booleans for logic',
  },
  NS041: {
    what: 'initialiser that is not constant',
    why: 'C needs constant initialisers here',
    how: 'use literals, enum members and other constants',
  },
  NS042: {
    what: 'call that changes what the rest of the expression reads',
    why: 'JavaScript goes from left to right, C in any order',
    how: 'give the result of the call, or the value read, a name first',
  },
  NS043: {
    what: 'switch on something that is no whole number, or case that is not constant',
    why: 'C switches on integers and compares with constants',
    how: 'switch on an enum or i32 with different constants as cases, or use if',
  },
  NS044: {
    what: 'this used as a whole before every field has a value',
    why: 'the method would read undefined in JavaScript and garbage in C',
    how: 'give every field a value first',
  },
  NS045: {
    what: 'source nested too deeply',
    why: 'C compilers need take no more than 63 nested parentheses and 127 nested blocks (C99, 5.2.4.1)',
    how: 'give parts of the expression names, or use a switch or a table',
  },
  NS046: {
    what: 'text used for more than its length and its characters',
    why: 'a text is constant bytes in C: nothing joins, compares or keeps them',
    how: 'pass printable ASCII to a parameter of type text, and read .length and .charCodeAt(i)',
  },
  NS047: {
    what: 'object made in a function that would be pointed to when it is gone',
    why: 'in C it lies on the stack and ends with its block',
    how: 'own it in a readonly field; or use it where it is, call its methods and pass it to functions',
  },
  NS048: {
    what: 'object of another class with the same fields',
    why: 'in C it is another struct, whose fields may lie elsewhere',
    how: 'make it of the class that is wanted, or declare that class there',
  },
  NS049: {
    what: 'variable of another clause of the switch',
    why: 'its declaration has not run there: JavaScript throws, C knows no such variable',
    how: 'declare it before the switch',
  },
} as const satisfies Record<string, RuleText>;

export type Code = keyof typeof RULES;
