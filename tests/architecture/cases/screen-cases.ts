import type { RuleCase } from './rule-case.ts';

/** A component whose two answers differ in one thing. */
function shows(rule: string, what: string, refused: string, accepted: string): RuleCase {
  const name = what.replaceAll(/(?:^|\W+)(\w)/g, (_, letter: string) => letter.toUpperCase());
  const text = (answer: string): string =>
    `import { useState, type ReactNode } from 'react';\n\nexport function Part({ names }: { readonly names: readonly string[] }): ReactNode {\n  const [name, choose] = useState('');\n  ${answer}\n}\n`;
  return {
    rule,
    what,
    file: `src/renderer/features/sell/${name}.tsx`,
    refused: text(refused),
    accepted: text(accepted),
  };
}

const CHOICE = '<button type="button" onClick={() => choose(names[0] ?? name)}>choose</button>';

export const SCREEN_CASES: readonly RuleCase[] = [
  shows(
    'react-hooks(rules-of-hooks)',
    'a hook that is not always called',
    `if (names.length > 0) useState(1);\n  return ${CHOICE};`,
    `useState(1);\n  return ${CHOICE};`,
  ),
  shows(
    'react(jsx-key)',
    'a list without keys',
    `return <>{names.map((one) => <p>{one}</p>)}${CHOICE}</>;`,
    `return <>{names.map((one) => <p key={one}>{one}</p>)}${CHOICE}</>;`,
  ),
  shows(
    'jsx-a11y(alt-text)',
    'a picture without words',
    `return <><img src={name} />${CHOICE}</>;`,
    `return <><img src={name} alt="" />${CHOICE}</>;`,
  ),
  shows(
    'jsx-a11y(click-events-have-key-events)',
    'a click that no key can make',
    `return <div role="button" tabIndex={0} onClick={() => choose(names[0] ?? name)}>choose</div>;`,
    `return ${CHOICE};`,
  ),
  shows(
    'react(static-components)',
    'a component made anew at every look',
    `const Inner = (): ReactNode => <p>{name}</p>;\n  return <><Inner />${CHOICE}</>;`,
    `const inner = <p>{name}</p>;\n  return <>{inner}${CHOICE}</>;`,
  ),
  shows(
    'jsx-a11y(no-autofocus)',
    'a field that snatches the focus',
    `return <><input autoFocus aria-label={name} />${CHOICE}</>;`,
    `return <><input aria-label={name} />${CHOICE}</>;`,
  ),
];
