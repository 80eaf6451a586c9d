/** Statements as lines of C. */
import type { Block, Clause, Expr, Statement } from '../ir/ir.js';
import { concat, render, type Doc } from './doc.js';
import { printExpression } from './expressions.js';
import { isSigned } from './numbers.js';
import { LINE_WIDTH, type PrintOptions } from './options.js';
import { declare, typeName } from './typeNames.js';

const STEP = 4;
/** Elements that are set one by one; longer arrays are copied from a table. */
const SHORT_FILL = 4;

export class StatementPrinter {
  private readonly lines: string[] = [];

  constructor(
    private readonly options: PrintOptions,
    /** Source path for `#line`. */
    private readonly file: string,
  ) {}

  /** The lines of a body, without its braces. */
  print(block: Block, depth: number): string[] {
    this.block(block, depth);
    return this.lines;
  }

  private block(block: Block, depth: number): void {
    block.forEach((statement, at) => {
      if (statement.spaced === true && at > 0) this.lines.push('');
      this.statement(statement, depth);
    });
  }

  private statement(statement: Statement, depth: number): void {
    for (const comment of statement.comments) this.comment(comment, depth);
    if (this.options.line && statement.line > 0) {
      this.lines.push(`#line ${statement.line} ${JSON.stringify(this.options.displayPath(this.file))}`);
    }
    switch (statement.kind) {
      case 'declare':
        this.put(this.simple(statement), depth, `;${trailing(statement)}`);
        // Read nowhere, but computed in the source: compilers warn of it.
        if (!statement.variable.read) this.put(`(void)${statement.variable.name};`, depth);
        break;
      case 'assign':
      case 'count':
      case 'evaluate':
        this.put(this.simple(statement), depth, `;${trailing(statement)}`);
        break;
      case 'fill':
        this.fill(statement.target, statement.values, depth);
        break;
      case 'return':
        this.put(
          statement.value === undefined ? 'return' : concat('return ', this.expression(statement.value)),
          depth,
          `;${trailing(statement)}`,
        );
        break;
      case 'break':
      case 'continue':
        this.put(statement.kind, depth, `;${trailing(statement)}`);
        break;
      case 'remark':
        break;
      default:
        this.compound(statement, depth);
    }
  }

  private compound(
    statement: Statement & { kind: 'if' | 'while' | 'doWhile' | 'for' | 'switch' | 'block' },
    depth: number,
  ): void {
    switch (statement.kind) {
      case 'if':
        this.ifStatement(statement, depth, 'if');
        break;
      case 'while':
        this.put(concat('while (', this.expression(statement.condition), ')'), depth, ' {');
        this.close(statement.body, depth);
        break;
      case 'doWhile':
        this.put('do {', depth);
        this.block(statement.body, depth + STEP);
        this.put(
          concat('} while (', this.expression(statement.condition), ')'),
          depth,
          `;${trailing(statement)}`,
        );
        break;
      case 'for':
        this.forStatement(statement, depth);
        break;
      case 'switch':
        this.put(concat('switch (', this.expression(statement.subject), ')'), depth, ' {');
        for (const clause of statement.clauses) this.clause(clause, depth);
        this.put('}', depth);
        break;
      case 'block':
        this.put('{', depth);
        this.close(statement.body, depth);
        break;
    }
  }

  private close(body: Block, depth: number): void {
    this.block(body, depth + STEP);
    this.put('}', depth);
  }

  private ifStatement(statement: Statement & { kind: 'if' }, depth: number, opening: string): void {
    this.put(concat(`${opening} (`, this.expression(statement.condition), ')'), depth, ' {');
    this.block(statement.then, depth + STEP);
    const { otherwise } = statement;
    const [only] = otherwise ?? [];
    if (otherwise === undefined) {
      this.put('}', depth);
    } else if (otherwise.length === 1 && only?.kind === 'if' && only.comments.length === 0) {
      this.ifStatement(only, depth, '} else if');
    } else {
      this.put('} else {', depth);
      this.close(otherwise, depth);
    }
  }

  private forStatement(statement: Statement & { kind: 'for' }, depth: number): void {
    const init = statement.init.map((item, at) => this.forInit(item, at));
    const head = concat(
      'for (',
      ...init,
      '; ',
      this.expression(statement.condition),
      '; ',
      this.simple(statement.update),
      ')',
    );
    this.put(head, depth, ' {');
    for (const item of statement.init) {
      if (item.kind === 'declare' && !item.variable.read)
        this.put(`(void)${item.variable.name};`, depth + STEP);
    }
    this.close(statement.body, depth);
  }

  /** `int32_t i = 0` and, for further variables of the same type, `, j = 1`. */
  private forInit(item: Statement, at: number): Doc {
    if (at === 0) return this.simple(item);
    if (item.kind !== 'declare' || item.value === undefined) return '';
    return concat(`, ${item.variable.name} = `, this.expression(item.value));
  }

  private clause(clause: Clause, depth: number): void {
    for (const comment of clause.comments) this.comment(comment, depth);
    const labels: Doc[] = clause.labels.map((label) => concat('case ', this.expression(label), ':'));
    if (clause.isDefault) labels.push('default:');
    // A label cannot stand before a declaration in C99: such a body gets braces.
    const declares = clause.body.some((statement) => statement.kind === 'declare');
    labels.forEach((label, at) => {
      const isLast = at === labels.length - 1;
      this.put(label, depth, declares && isLast ? ' {' : '');
    });
    this.block(clause.body, depth + STEP);
    if (declares) this.put('}', depth);
  }

  /** A statement without its semicolon. */
  private simple(statement: Statement): Doc {
    switch (statement.kind) {
      case 'declare': {
        const { variable, value } = statement;
        const declared = declare(variable.type, variable.name, this.options, variable.constant);
        return value === undefined ? declared : concat(`${declared} = `, this.expression(value));
      }
      case 'assign':
        return concat(
          this.expression(statement.target),
          ` ${statement.operator} `,
          this.expression(statement.value),
        );
      case 'count':
        return concat(this.expression(statement.target), statement.operator);
      case 'evaluate': {
        const call = this.expression(statement.call);
        return statement.call.type.form === 'void' ? call : concat('(void)', call);
      }
      default:
        throw new Error(`${statement.kind} is no simple statement`);
    }
  }

  /** Sets an array to constants. */
  private fill(target: Expr, values: readonly Expr[], depth: number): void {
    const place = render(this.expression(target), 0, LINE_WIDTH);
    if (values.every(isZero)) {
      this.put(`(void)memset(${place}, 0, sizeof ${place});`, depth);
      return;
    }
    if (values.length <= SHORT_FILL) {
      values.forEach((value, at) => {
        this.put(concat(`${place}[${at}] = `, this.expression(value)), depth, ';');
      });
      return;
    }
    const element = target.type.form === 'array' ? target.type.element : target.type;
    this.put('{', depth);
    this.put(`static const ${typeName(element, this.options)} initial[${values.length}] = {`, depth + STEP);
    this.lines.push(...listLines(values, this.options, depth + 2 * STEP));
    this.put('};', depth + STEP);
    this.put(`(void)memcpy(${place}, initial, sizeof initial);`, depth + STEP);
    this.put('}', depth);
  }

  private expression(expr: Expr): Doc {
    return printExpression(expr, this.options);
  }

  private put(doc: Doc, depth: number, end = ''): void {
    const margin = ' '.repeat(depth);
    // A comment behind a statement does not make it break.
    const closing = end.split(' ')[0] ?? '';
    const text = render(concat(doc, closing === '' ? end.slice(0, 2) : closing), depth, LINE_WIDTH);
    const rest = closing === '' ? end.slice(2) : end.slice(closing.length);
    this.lines.push(...`${margin}${text}${rest}`.split('\n'));
  }

  private comment(comment: string, depth: number): void {
    this.lines.push(...comment.split('\n').map((line) => `${' '.repeat(depth)}${line}`));
  }
}

function trailing(statement: Statement): string {
  return statement.trailing === '' ? '' : ` ${statement.trailing}`;
}

/** +0 of any type is all bits zero. */
function isZero(value: Expr): boolean {
  if (value.op === 'bool') return !value.value;
  return value.op === 'number' && value.value === 0 && !isSigned(value.value);
}

/** Constants, as many on a line as fit. */
export function listLines(values: readonly Expr[], options: PrintOptions, depth: number): string[] {
  const margin = ' '.repeat(depth);
  const lines: string[] = [];
  let line = margin;
  for (const value of values) {
    const text = `${render(printExpression(value, options), 0, LINE_WIDTH)},`;
    if (line !== margin && line.length + 1 + text.length > LINE_WIDTH) {
      lines.push(line);
      line = margin;
    }
    line += line === margin ? text : ` ${text}`;
  }
  if (line !== margin) lines.push(line);
  return lines;
}
