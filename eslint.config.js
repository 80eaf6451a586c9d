/**
 * ESLint: typescript-eslint's strict type-checked rules over all TypeScript, with numbers never allowed as conditions.
 *
 * The portable subset of `firmware/core` has a check of its own (`ts-to-c check`, transpiler/check). Programs for the DeviceScript machine
 * are compiled, and so checked, by DeviceScript's own compiler with its own libraries.
 */
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      'out/**',
      'coverage/**',
      '.devicescript/**',
      '**/*.devs.ts',
      'firmware/devicescript/**',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    // There is no way to switch a rule off in a source file: what is wrong here is put right here.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'off',
      'no-param-reassign': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An element of an array may be missing though its type does not say so: `row[i] ?? 0` is right, not needless.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-useless-default-assignment': 'off',
      // Ids and modes come out of the core as i32; the catalogue that names them checks their range.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // The loops are clearer with a counter where two arrays run side by side.
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['firmware/**/*.ts'],
    rules: {
      // The DeviceScript machine takes the wrong branch on a number that is not whole.
      '@typescript-eslint/strict-boolean-expressions': [
        'error',
        {
          allowNumber: false,
          allowString: false,
          allowNullableBoolean: false,
          allowNullableEnum: false,
          allowNullableNumber: false,
          allowNullableObject: false,
          allowNullableString: false,
          allowAny: false,
        },
      ],
      // The subset wants every type written out, and has no optional chains to prefer.
      '@typescript-eslint/no-inferrable-types': 'off',
      '@typescript-eslint/prefer-optional-chain': 'off',
      // An enum member and a number are the same to every target.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    },
  },
  {
    files: ['firmware/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      // DeviceScript 2.16.4 does not compile it; ts-to-c does.
      'no-restricted-syntax': [
        'error',
        { selector: 'DoWhileStatement', message: 'DeviceScript has no do-while' },
      ],
    },
  },
  {
    // A twin that does nothing has the constructor of the class it stands for, and settings without a setting are a class.
    files: ['firmware/core/none/**/*.ts', 'firmware/console/none/**/*.ts'],
    rules: {
      '@typescript-eslint/no-useless-constructor': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    files: ['**/*.test.ts', '**/testing/**/*.ts', 'test/**/*.ts'],
    rules: {
      // A test says what it expects of a value it has just made, and copies plain data out of samples and cells.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.base],
    languageOptions: { globals: { console: 'readonly', process: 'readonly' } },
    rules: { eqeqeq: 'error', 'no-undef': 'error', 'no-unused-vars': 'error', 'prefer-const': 'error' },
  },
  {
    // Scripts that are put into the report's page and run in a browser.
    files: ['host/report/page/**/*.js'],
    languageOptions: {
      globals: {
        document: 'readonly',
        getComputedStyle: 'readonly',
        setTimeout: 'readonly',
        window: 'readonly',
      },
    },
  },
);
