import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['dist', 'dist-mock', 'node_modules'] },
  ...tseslint.configs.recommendedTypeChecked,
  hooks.configs.flat.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // Event props of React take functions that return nothing; a promise there is caught by the mutation.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'The content policy forbids it: trusted types are off for everybody.',
        },
        {
          selector: "MemberExpression[property.name='innerHTML']",
          message: 'The content policy forbids it: trusted types are off for everybody.',
        },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'sessionStorage', message: 'Nothing about a person is kept in the browser.' },
      ],
    },
  },
  // Plain JavaScript, served as it is: there are no types to check it by.
  { files: ['public/worker.js'], ...tseslint.configs.disableTypeChecked },
)
