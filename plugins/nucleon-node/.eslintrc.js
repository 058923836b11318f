module.exports = require('../../scripts/eslint/package')(__dirname, {
  overrides: [
    // A suite that engines call is a test, and has to be exported.
    {
      files: ['src/testUtils/describe*.ts'],
      rules: {
        'jest/no-export': 'off',
        'jest/expect-expect': [
          'warn',
          { assertFunctionNames: ['expect', 'expectSuccess'] },
        ],
      },
    },
  ],
});
