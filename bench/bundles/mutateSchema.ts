import { Random } from '../jinja/Random';
import { BadInput, Mutation } from './BadInput';

const TYPES = [
  'string',
  'number',
  'integer',
  'boolean',
  'array',
  'object',
  'null',
  'strng',
  ['string', 'null'],
  ['string'],
  {},
  5,
  null,
  '',
];

const PATTERNS = [
  '^[a-z]+$',
  '(a+)+$',
  '(a|a)*b',
  '(?=x)',
  '(?<n>x)\\k<n>',
  '\\1',
  '[',
  '(',
  '*',
  'a{1001}',
  'a{2,1}',
  '((a{100}){100}){100}',
  '\\p{L}',
  '\\u{110000}',
  '\\d+(?#c)',
  'x'.repeat(5_000),
  '(x'.repeat(500),
  '',
  5,
];

const REFERENCES = [
  '#/schema/types/Input',
  '#/schema/types/Other',
  '#/schema/types/Loop',
  '#/types/Input',
  '#/definitions/Input',
  '#/components/schemas/Input',
  '#/schema/types/Missing',
  '#/schema/types/constructor',
  '#/schema/types/__proto__',
  '#/schema/types/Input/properties/a',
  '#',
  '#/',
  '',
  'Other',
  'http://example.com/schema.json',
  'file:///etc/passwd',
  '../x.yaml#/a',
  '#/schema/types/%',
  '#/schema/types/~2',
  5,
  null,
  {},
];

const NAMES = [
  'a',
  'b',
  'size',
  'port',
  '__proto__',
  'constructor',
  'toString',
  'length',
  '',
  ' ',
  'with space',
  'with-hyphen',
  'ünïcode',
  '1',
  'n'.repeat(101),
  'n'.repeat(3_000),
  '${x}',
  '{{ x }}',
  'items',
];

const VALUES = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  9007199254740993,
  '',
  'a',
  'x'.repeat(2_000),
  [],
  {},
  [1, 'a'],
  { a: 1 },
  { __proto__x: 1 },
  '${Proton::CURRENT_VAL}',
  '{{ 7 * 7 }}',
];

const NUMBERS = [0, -1, 1, 1.5, 1e308, 1e21, '5', null, [], 9007199254740993];

const FORMATS = [
  'date',
  'date-time',
  'email',
  'uri',
  'uuid',
  'ipv4',
  'cidr',
  'byte',
  'int32',
  'int64',
  'float',
  'password',
  'regex',
  'constructor',
  5,
];

type Schema = Record<string, unknown>;

/** Makes schemas: most are nearly right. */
class SchemaGenerator {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  schema(depth: number): unknown {
    const random = this.#random;
    if (random.chance(0.02)) {
      return random.pick(VALUES);
    }
    if (random.chance(0.12)) {
      return { $ref: this.#reference() };
    }
    const schema: Schema = {
      type: random.chance(0.95)
        ? random.pick(TYPES.slice(0, 6))
        : random.pick(TYPES),
    };
    this.#nest(schema, depth);
    for (let left = random.pick([0, 0, 0, 1, 3]); left > 0; left--) {
      this.#keyword(schema, depth);
    }
    return schema;
  }

  #nest(schema: Schema, depth: number): void {
    const random = this.#random;
    if (schema.type === 'array' && random.chance(0.9)) {
      schema.items = depth > 0 ? this.schema(depth - 1) : { type: 'string' };
    }
    if (schema.type === 'object' && depth > 0) {
      schema.properties = this.properties(depth - 1);
    }
  }

  // Half of them to a type that is there.
  #reference(): unknown {
    const random = this.#random;
    return random.pick(
      random.chance(0.5) ? REFERENCES.slice(0, 3) : REFERENCES,
    );
  }

  properties(depth: number): unknown {
    const random = this.#random;
    if (random.chance(0.02)) {
      return random.pick(VALUES);
    }
    const names = random.several(0, 4, () => random.pick(NAMES));
    return Object.fromEntries(names.map(name => [name, this.schema(depth)]));
  }

  #keyword(schema: Schema, depth: number): void {
    const random = this.#random;
    const inner = () => this.schema(Math.max(0, depth - 1));
    const several = () => random.several(0, 3, inner);
    const KEYWORDS: Record<string, () => unknown> = {
      default: () => random.pick(VALUES),
      enum: () => random.pick([[], ['a', 'b'], ['a', 'a'], 'a', null, VALUES]),
      required: () =>
        random.pick([['a'], ['a', 'a'], ['zzz'], [], true, 'a', [1]]),
      minimum: () => random.pick(NUMBERS),
      maximum: () => random.pick(NUMBERS),
      exclusiveMinimum: () => random.pick([true, 'x', ...NUMBERS]),
      exclusiveMaximum: () => random.pick([false, ...NUMBERS]),
      multipleOf: () => random.pick(NUMBERS),
      minLength: () => random.pick(NUMBERS),
      maxLength: () => random.pick(NUMBERS),
      minItems: () => random.pick(NUMBERS),
      maxItems: () => random.pick(NUMBERS),
      minProperties: () => random.pick(NUMBERS),
      uniqueItems: () => random.pick([true, 1, 'x']),
      pattern: () => random.pick(PATTERNS),
      format: () => random.pick(FORMATS),
      nullable: () => random.pick([true, false, 'x', null]),
      title: () => random.pick(VALUES),
      description: () => random.pick(VALUES),
      example: () => random.pick(VALUES),
      sensitive: () => random.pick([true, 'yes', 1]),
      readOnly: () => true,
      additionalProperties: () => random.pick([true, false, inner(), 5]),
      patternProperties: () => ({ '^a': inner() }),
      properties: () => this.properties(Math.max(0, depth - 1)),
      items: () => random.pick([inner(), several(), true]),
      allOf: () => random.pick([several(), {}, []]),
      anyOf: several,
      oneOf: several,
      not: inner,
      if: inner,
      const: () => random.pick(VALUES),
      discriminator: () => ({ propertyName: 'a' }),
      $id: () => 'http://example.com/x',
      $ref: () => this.#reference(),
      'x-anything': () => random.pick(VALUES),
      unknownKeyword: () => 1,
    };
    const name = random.pick(Object.keys(KEYWORDS));
    schema[name] = KEYWORDS[name]();
  }
}

type Wrap = (next: unknown) => unknown;

// How a type holds another.
const WRAPS: Wrap[] = [
  next => next,
  next => ({ type: 'array', items: next }),
  next => ({ anyOf: [next, next] }),
  next => ({ type: 'object', additionalProperties: next }),
];

// Types that hold the next one several times: short to write, and with more places than can be counted.
function chain(random: Random, end: string): Record<string, unknown> {
  const [length, width] = random.pick([
    [5, 2],
    [40, 2],
    [300, 2],
    [3, 100],
    [2, 500],
  ]);
  const wrap = random.pick(WRAPS);
  const types: Record<string, unknown> = {};
  for (let index = 0; index < length; index++) {
    const next = index + 1 < length ? `Chain${index + 1}` : end;
    const members = Array.from({ length: width }, (_, member) => [
      `p${member}`,
      wrap({ $ref: `#/schema/types/${next}` }),
    ]);
    types[`Chain${index}`] = {
      type: 'object',
      properties: Object.fromEntries(members),
    };
  }
  return types;
}

function makeTypes(generator: SchemaGenerator, random: Random) {
  const input = {
    type: 'object',
    properties: generator.properties(random.integer(0, 4)),
    ...(random.chance(0.3)
      ? { required: random.pick([['a'], ['size', 'port'], 'a']) }
      : {}),
  };
  const types: Record<string, unknown> = {
    Input: random.chance(0.9) ? input : generator.schema(3),
    Other: generator.schema(2),
    Loop: {
      type: 'object',
      properties: { next: { $ref: '#/schema/types/Loop' } },
      ...(random.chance(0.5) ? { required: ['next'] } : {}),
    },
  };
  if (random.chance(0.1)) {
    Object.assign(types, chain(random, random.pick(['Other', 'Chain0'])));
    Object.assign(types, {
      Input: {
        type: 'object',
        properties: { a: { $ref: '#/schema/types/Chain0' } },
      },
    });
  }
  return types;
}

function makeSchema(input: BadInput, random: Random): unknown {
  const types = makeTypes(new SchemaGenerator(random), random);
  const format = random.chance(0.9)
    ? { openapi: '3.0.0' }
    : random.pick([{}, { openapi: 3 }, { openapi: '3.1.0' }, null, 'x']);
  const name = () =>
    random.chance(0.93)
      ? 'Input'
      : random.pick(['Missing', '', 5, null, 'constructor', ['Input']]);
  const named =
    input.kind === 'environment'
      ? { environment_input_type: name() }
      : {
          service_input_type: name(),
          ...(random.chance(0.5) ? { pipeline_input_type: name() } : {}),
        };
  return { schema: { format, ...named, types } };
}

function value(random: Random, depth: number): unknown {
  if (depth === 0 || random.chance(0.5)) {
    return random.pick(VALUES);
  }
  if (random.chance(0.3)) {
    return random.several(0, 3, () => value(random, depth - 1));
  }
  const names = random.several(0, 4, () => random.pick(NAMES));
  return Object.fromEntries(
    names.map(name => [name, value(random, depth - 1)]),
  );
}

function makeSpec(input: BadInput, random: Random): unknown {
  const spec = () => value(random, 3);
  if (input.kind === 'environment') {
    return { proton: 'EnvironmentSpec', spec: spec() };
  }
  return {
    proton: 'ServiceSpec',
    ...(random.chance(0.5) ? { pipeline: spec() } : {}),
    instances: random.several(0, 3, () => ({
      name: random.pick([
        'one',
        'two',
        'one',
        '',
        5,
        '{{ x }}',
        'n'.repeat(300),
      ]),
      environment: random.pick(['net', '', null, 5]),
      ...(random.chance(0.8) ? { spec: spec() } : {}),
    })),
  };
}

// JSON is YAML, and quick to write.
function asYaml(something: unknown): string {
  return `${JSON.stringify(something, undefined, 1)}\n`;
}

/** Gives the bundle another schema: types, references, keywords; and a spec of any values. */
export const mutateSchema: Mutation = (input, random) => {
  if (random.chance(0.9)) {
    input.steps.push('another schema');
    input.files.set(
      'schema/schema.yaml',
      Buffer.from(asYaml(makeSchema(input, random))),
    );
  }
  if (random.chance(0.7)) {
    input.steps.push('another spec');
    input.spec = asYaml(makeSpec(input, random));
  }
};
