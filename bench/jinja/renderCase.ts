import { renderCase as renderJinjaCase } from '../../packages/cli/src/jinja/renderCase';
import { Case, Result } from './Oracle';

/** Renders a case with our engine, as `nucleon jinja` does. What it throws is an answer too. */
export function renderCase(item: Case): Result {
  return renderJinjaCase({
    ...item,
    context: item.context as Record<string, unknown>,
  });
}
