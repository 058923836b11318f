import { DictLoader, Environment } from '@nucleon/jinja';
import { Case, Result } from './Oracle';

/** Renders a case with our engine. What it throws is an answer too; only what is not a template's error is passed on. */
export function renderCase(item: Case): Result {
  const { options } = item;
  try {
    const environment = new Environment({
      trimBlocks: options.trimBlocks,
      lstripBlocks: options.lstripBlocks,
      keepTrailingNewline: options.keepTrailingNewline,
      undefined: options.undefined === 'strict' ? 'strict' : 'default',
      loader: new DictLoader(item.templates),
    });
    return {
      expected: environment
        .fromString(item.template)
        .render(item.context as Record<string, unknown>),
    };
  } catch (error) {
    const { name, message } = error as Error;
    return { error: name, message };
  }
}
