/**
 * What every package's .eslintrc.js starts from: Backstage's own rules, and
 * the ones of ours that a tool can check.
 *
 * @param packageDir - the package's folder
 * @param options - `rules` and `overrides` of the package itself
 */
module.exports = function packageConfig(packageDir, options = {}) {
  return require('@backstage/cli/config/eslint-factory')(packageDir, {
    plugins: ['notice', ...(options.plugins ?? [])],
    settings: {
      // Without a parser for .ts, import/no-cycle finds nothing.
      'import/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
    },
    rules: {
      '@backstage/no-mixed-plugin-imports': 'error',
      'import/no-cycle': 'error',
      'import/no-default-export': 'error',
      'notice/notice': [
        'error',
        {
          templateFile: require.resolve('./header.txt'),
          onNonMatchingHeader: 'replace',
        },
      ],
      ...options.rules,
    },
    overrides: [
      // Backstage takes a plugin or module from the default export.
      {
        files: ['src/index.ts', 'src/alpha.tsx', '*.config.ts'],
        rules: { 'import/no-default-export': 'off' },
      },
      // Generated from the OpenAPI document.
      { files: ['**/generated/**'], rules: { 'notice/notice': 'off' } },
      ...(options.overrides ?? []),
    ],
  });
};
