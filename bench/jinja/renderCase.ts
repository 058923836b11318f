import { DictLoader, Environment, TemplateError } from '@nucleon/jinja';
import { Case, Result } from './Oracle';

/** Renders a case with our engine. What it throws is an answer too; only what is not a template's error is passed on. */
export function renderCase(item: Case): Result {
  const { options } = item;
  try {
    const environment = new Environment({
      ...options,
      undefined:
        options.undefined === 'lenient' ? 'default' : options.undefined,
      loader: new DictLoader(item.templates),
    });
    return {
      expected: environment
        .fromString(item.template)
        .render(item.context as Record<string, unknown>),
    };
  } catch (error) {
    const { name, message, line } = error as TemplateError;
    return { error: name, message, line };
  }
}
