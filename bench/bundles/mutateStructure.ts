import { BadInput, Mutation } from './BadInput';
import { Random } from '../jinja/Random';

const PATHS = [
  'schema/schema.yaml',
  'schema/schema.yml',
  'Schema/schema.yaml',
  'schema.yaml',
  'infrastructure/manifest.yaml',
  'infrastructure/manifest.yml',
  'instance_infrastructure/manifest.yaml',
  'pipeline_infrastructure/manifest.yaml',
  'pipeline/manifest.yaml',
  'service/manifest.yaml',
  'environment/manifest.yaml',
  'infrastructure/cloudformation.yaml',
  'instance_infrastructure/cloudformation.yaml',
  'instance_infrastructure/main.tf',
  'template.yaml',
  'template.json',
  'manifest.yaml',
  'infrastructure',
  'schema',
  '.template-registration.yaml',
  '.compatible-envs',
  'README.md',
  'constructor',
  '__proto__',
  'schema/__proto__',
  'a/'.repeat(60) + 'deep.yaml',
  `${'n'.repeat(90)}.yaml`,
  'ünïcode/fil\u00e9.yaml',
  'a b/c d.yaml',
  '.DS_Store',
  '__MACOSX/._schema.yaml',
  'C:/x.yaml',
];

type Change = (input: BadInput, random: Random) => void;

const CHANGES: Record<string, Change> = {
  delete(input, random) {
    input.files.delete(random.pick([...input.files.keys()]));
  },
  rename(input, random) {
    const from = random.pick([...input.files.keys()]);
    const content = input.files.get(from)!;
    input.files.delete(from);
    input.files.set(random.pick(PATHS), content);
  },
  copy(input, random) {
    const from = random.pick([...input.files.keys()]);
    input.files.set(random.pick(PATHS), input.files.get(from)!);
  },
  swap(input, random) {
    const paths = [...input.files.keys()];
    const [a, b] = [random.pick(paths), random.pick(paths)];
    const content = input.files.get(a)!;
    input.files.set(a, input.files.get(b)!);
    input.files.set(b, content);
  },
  nest(input, random) {
    const prefix = random.pick(['v1/', 'bundle/', './', 'schema/', 'x/y/']);
    input.files = new Map(
      [...input.files].map(([path, content]) => [prefix + path, content]),
    );
  },
  unnest(input) {
    input.files = new Map(
      [...input.files].map(([path, content]) => [
        path.split('/').pop()!,
        content,
      ]),
    );
  },
  empty(input, random) {
    input.files.set(random.pick([...input.files.keys()]), Buffer.alloc(0));
  },
  'empty all'(input) {
    input.files = new Map();
  },
  many(input, random) {
    const count = random.pick([10, 480, 510, 800]);
    for (let index = 0; index < count; index++) {
      input.files.set(`many/file-${index}.tf`, Buffer.from('x'));
    }
  },
  large(input, random) {
    const path = random.pick([...input.files.keys()]);
    const size = random.pick([130_000, 600_000, 2_000_000, 2_200_000]);
    const filler = random.pick([
      '# filler\n',
      'a: b\n',
      'x',
      '- 1\n',
      '{{ 1 }}',
    ]);
    const times = Math.ceil(size / filler.length);
    const extended = input.files.get(path)! + filler.repeat(times);
    input.files.set(path, Buffer.from(extended));
  },
  'other kind'(input) {
    input.kind = input.kind === 'service' ? 'environment' : 'service';
  },
  registration(input, random) {
    const entry = random.pick([
      'net:1',
      'net',
      ':',
      '"net:99999999999999999999"',
      '{}',
      '[a]',
      'null',
      '1.5',
      'net:1, net:1',
    ]);
    const more = random.pick([
      '',
      'supported_component_sources: DIRECTLY\n',
      'supported_component_sources: [DIRECTLY_DEFINED, X]\n',
      'unknown: 1\n',
    ]);
    const text = `compatible_environments: [${entry}]\n${more}`;
    const path = random.pick([
      '.template-registration.yaml',
      '.compatible-envs',
    ]);
    input.files.set(path, Buffer.from(text));
  },
};

/** Changes which files a bundle has. */
export const mutateStructure: Mutation = (input, random) => {
  if (!input.files.size) {
    return;
  }
  const name = random.pick(Object.keys(CHANGES));
  input.steps.push(name);
  CHANGES[name](input, random);
  if (random.chance(0.2)) {
    input.isDirectory = true;
    if (random.chance(0.2)) {
      input.links.set(
        'link.yaml',
        random.pick(['/etc/passwd', '..', 'nowhere']),
      );
    }
  }
};
