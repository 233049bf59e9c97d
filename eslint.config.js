import { builtinModules } from 'node:module'
import prettier from 'eslint-config-prettier'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'

const PURE =
  'The playground is pure: no Vue, DOM, fetch, clock, randomness of its own or prose (CONTRIBUTING.md).'
const CONDITIONS =
  'A test waits for what it waits for, never for a time: too short on one machine, lost on all others.'

/** One language a build: which, `imports` in package.json decides, and no file names it. */
const ONE_DOOR = {
  regex: '(^|/)locales/[a-z]{2}(/|$)',
  message: 'Words come by `#words` and `#words/…`, in the language of the edition (CONTRIBUTING.md).',
}

/** Imports run one way: pages → components → workers → playground; missions → world and attacks, desk → intake → methods → report, bytes, platform. */
const METHODS = ['checksum', 'openpgp', 'sigstore', 'minisign', 'ssh', 'tuf']
const zones = [
  {
    target: './playground',
    from: ['./components', './workers', './locales', './pages', './scripts', './setup', './test'],
    message: 'Nothing in playground imports what stands above it.',
  },
  {
    target: './workers',
    from: ['./components', './locales', './pages', './scripts', './test'],
    message: 'A worker only wraps playground.',
  },
  {
    target: './components',
    from: ['./scripts', './test'],
    message: 'Components import workers, playground and locales.',
  },
  ...METHODS.map((method) => ({
    target: `./playground/${method}`,
    from: [
      './playground/intake',
      './playground/desk',
      './playground/world',
      './playground/attacks',
      './playground/missions',
      ...METHODS.filter((m) => m !== method).map((m) => `./playground/${m}`),
    ],
    message:
      'desk, intake, world and attacks import the methods, never the other way round; methods do not know each other.',
  })),
  ...['checksum', 'openpgp', 'minisign', 'ssh', 'tuf', 'intake', 'desk', 'world', 'attacks', 'missions'].map(
    (room) => ({
      target: './playground/tiles',
      from: `./playground/${room}`,
      message:
        'A tiled log is read as Sigstore reads its proofs and notes; who simulates one stands above it.',
    }),
  ),
  {
    target: './playground/sigstore',
    from: './playground/tiles',
    message: 'A bundle brings its proof along.',
  },
  {
    target: './playground/intake',
    from: ['./playground/desk', './playground/world', './playground/attacks', './playground/missions'],
    message: 'Intake says what a file is; who asks for it, and what of, is above it.',
  },
  {
    target: './playground/desk',
    from: ['./playground/world', './playground/attacks', './playground/missions'],
    message: 'The desk judges what people have in hand, and knows no simulated world.',
  },
  ...['intake', 'desk', 'world', 'attacks', ...METHODS].map((room) => ({
    target: `./playground/${room}`,
    from: './playground/post-quantum',
    message:
      'The scene after the quantum computer is made of the methods and the world, and nothing there is made of it.',
  })),
  ...['world', 'attacks'].map((room) => ({
    target: `./playground/${room}`,
    from: './playground/missions',
    message: 'Missions are made of everything else in the playground, and nothing there is made of them.',
  })),
  {
    target: './playground/platform',
    from: ['./playground'],
    except: ['./platform', './bytes.ts'],
    message: 'The platform stands below everything.',
  },
]

export default ts.config(
  {
    ignores: [
      'node_modules',
      'dist',
      'dist-*',
      'lib',
      '.cache',
      'public',
      'test-results',
      'playwright-report',
      '**/*.d.ts',
    ],
  },
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
    },
  },
  {
    plugins: { 'import-x': importX },
    // Without a resolver no path is restricted. Type imports count too: they are couplings like any other.
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.vue', '.js', '.mjs'] })],
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'import-x/no-restricted-paths': ['error', { zones }],
    },
  },
  {
    files: ['**/*.{ts,vue,js,mjs}'],
    ignores: ['locales/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [ONE_DOOR] }] },
  },
  {
    files: ['playground/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'window',
          'document',
          'self',
          'globalThis',
          'fetch',
          'WebSocket',
          'crypto',
          'performance',
          'localStorage',
          'navigator',
          'process',
          'setTimeout',
          'setInterval',
          'setImmediate',
        ].map((name) => ({
          name,
          message: PURE,
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: PURE },
        { object: 'Math', property: 'random', message: PURE },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: PURE },
        { selector: "CallExpression[callee.name='Date']", message: PURE },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: builtinModules.map((name) => ({ name, message: PURE })),
          patterns: [{ group: ['vue', '@slidev/*', 'node:*', 'comlink'], message: PURE }, ONE_DOOR],
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    // What tests a limit of time: by then something must have happened, or must not have.
    ignores: ['test/support/limit.ts', 'test/e2e/ways-out.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.property.name='waitForTimeout']", message: CONDITIONS },
        {
          selector: `CallExpression[arguments.length>1]:matches(${['name', 'property.name'].map((name) => `[callee.${name}=/^set(?:Timeout|Interval)$/]`).join(', ')})`,
          message: CONDITIONS,
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: ['timers/promises', 'node:timers/promises'].map((name) => ({ name, message: CONDITIONS })),
          patterns: [ONE_DOOR],
        },
      ],
    },
  },
  {
    // What a Worker has for all its modules: the Buffer that @sigstore/* expects, and what copies of one module share.
    files: ['playground/platform/install.ts', 'playground/platform/shared.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  prettier,
)
