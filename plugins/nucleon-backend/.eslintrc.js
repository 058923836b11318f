const layers = require('../../scripts/eslint/layers');

module.exports = require('../../scripts/eslint/package')(__dirname, {
  rules: {
    'import/no-restricted-paths': layers(__dirname, {
      domain: [],
      schema: [],
      permissions: ['domain'],
      database: ['domain'],
      announce: ['domain', 'database'],
      worker: ['domain', 'database', 'announce'],
      operations: ['domain', 'database', 'permissions'],
      router: ['domain', 'schema', 'operations'],
      actions: ['domain', 'operations'],
    }),
  },
  overrides: [
    {
      files: ['src/domain/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: ['knex', 'express', '@aws-sdk/*', '@backstage/backend-*'],
          },
        ],
      },
    },
  ],
});
