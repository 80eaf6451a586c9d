/**
 * The intermediate representation: a program in C's terms, every conversion and every runtime helper written out, every
 * name final. Lowering builds it, the analyses annotate it, the printer only prints it.
 */
import type { EnumType, IrType, StructType } from './types.js';

/** A parameter or a local. */
export interface Variable {
  name: string;
  type: IrType;
  /** Declared with const, or a parameter that is never assigned. */
  constant: boolean;
  /** Whether its value is used anywhere. */
  read: boolean;
}

export interface Field {
  name: string;
  type: IrType;
  comments: readonly string[];
  trailing: string;
  /** Set once, with the pointer beside it: the number of elements of an array that the constructor was handed. */
  isLength?: true;
}

export type BinaryOperator =
  | ('+' | '-' | '*' | '/' | '%')
  | ('<' | '<=' | '>' | '>=' | '==' | '!=')
  | ('&&' | '||' | '&' | '|' | '^' | '<<' | '>>');

export type Expr =
  /** `source` is the TypeScript text of a constant that was computed here. */
  | { op: 'number'; value: number; type: IrType; source: string }
  | { op: 'bool'; value: boolean; type: IrType }
  /** A literal of printable ASCII. */
  | { op: 'text'; value: string; type: IrType }
  /** A macro or an enumerator; `value` where it is a number. */
  | { op: 'constant'; name: string; value: number | undefined; type: IrType }
  | { op: 'table'; table: Table; type: IrType }
  | { op: 'variable'; variable: Variable; type: IrType }
  | { op: 'field'; object: Expr; field: Field; type: IrType }
  /** `length` is undefined where it is not known. */
  | { op: 'index'; array: Expr; index: Expr; length: Expr | undefined; type: IrType }
  | { op: 'unary'; operator: '-' | '!' | '~'; operand: Expr; type: IrType }
  | { op: 'binary'; operator: BinaryOperator; left: Expr; right: Expr; type: IrType }
  | { op: 'convert'; operand: Expr; type: IrType }
  | { op: 'addressOf'; operand: Expr; type: IrType }
  /** A function of the runtime header. */
  | { op: 'helper'; name: string; args: readonly Expr[]; type: IrType }
  | Call
  | { op: 'conditional'; condition: Expr; whenTrue: Expr; whenFalse: Expr; type: IrType };

/** A call of a function of the program; the receiver is the first argument. */
export interface Call {
  op: 'call';
  callee: IrFunction;
  args: readonly Expr[];
  type: IrType;
  position: Position;
}

/** A place in a TypeScript source. */
export interface Position {
  file: string;
  /** From 1. */
  line: number;
  column: number;
}

/** What every statement carries over from its source. */
export interface Remarks {
  /** An empty line stands before it. */
  spaced?: boolean;
  comments: readonly string[];
  trailing: string;
  line: number;
}

export type AssignmentOperator = '=' | '+=' | '-=' | '*=' | '/=' | '&=' | '|=' | '^=';

export type Statement = Remarks &
  (
    | { kind: 'declare'; variable: Variable; value: Expr | undefined }
    | { kind: 'assign'; target: Expr; operator: AssignmentOperator; value: Expr }
    | { kind: 'count'; target: Expr; operator: '++' | '--' }
    /** A table of constants copied into an array, or an array set to zero. */
    | { kind: 'fill'; target: Expr; values: readonly Expr[] }
    | { kind: 'evaluate'; call: Expr }
    | { kind: 'if'; condition: Expr; then: Block; otherwise: Block | undefined }
    | { kind: 'while'; condition: Expr; body: Block }
    /** do body while (condition). */
    | { kind: 'doWhile'; condition: Expr; body: Block }
    | {
        kind: 'for';
        init: readonly Statement[];
        condition: Expr;
        update: Statement;
        body: Block;
      }
    | { kind: 'switch'; subject: Expr; clauses: readonly Clause[] }
    | { kind: 'return'; value: Expr | undefined }
    | { kind: 'break' | 'continue' }
    | { kind: 'block'; body: Block }
    /** Comments with nothing after them. */
    | { kind: 'remark' }
  );

export type Block = readonly Statement[];

/** Labels that share one body; `isDefault` stands after them. */
export interface Clause {
  labels: readonly Expr[];
  isDefault: boolean;
  body: Block;
  comments: readonly string[];
}

export interface IrFunction {
  /** C name. */
  name: string;
  /** Whether other modules may call it. */
  exported: boolean;
  /** The receiver first, where there is one. */
  parameters: Variable[];
  result: IrType;
  body: Block;
  comments: readonly string[];
  position: Position;
  /** Whether it writes to anything that outlives it: found by `analyse/effects.ts`. */
  hasEffects: boolean;
  /** Whether it makes an object: field values and constructor. */
  initialises: boolean;
}

export interface Struct extends StructType {
  fields: Field[];
  comments: readonly string[];
  exported: boolean;
}

export interface Enumeration extends EnumType {
  members: { name: string; value: number; comments: readonly string[]; trailing: string }[];
  comments: readonly string[];
  exported: boolean;
}

/** A scalar constant: a macro in C. */
export interface Constant {
  name: string;
  value: Expr;
  exported: boolean;
  comments: readonly string[];
  trailing: string;
}

/** A constant array of a module. */
export interface Table {
  name: string;
  element: IrType;
  values: readonly Expr[];
  /** Trailing comment of each value, or ''. */
  remarks: readonly string[];
  exported: boolean;
  comments: readonly string[];
}

/** One TypeScript source. */
export interface Module {
  /** Absolute path of the source. */
  file: string;
  /** C file name without extension. */
  name: string;
  /** The comment at the top of the source. */
  header: string;
  constants: Constant[];
  tables: Table[];
  enumerations: Enumeration[];
  structs: Struct[];
  functions: IrFunction[];
  /** Whether it has functions that turn state to bytes. */
  keepsState?: boolean;
}

export interface Program {
  modules: Module[];
  prefix: string;
}
